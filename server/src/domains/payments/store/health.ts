import { statement } from '#platform/postgres';

/** As it was doing before is taken from the minute before, where there is one since `$5`. */
export const addOutcome = statement<{ wasFailing: boolean }>(
  'add payments.outcome',
  `insert into payments.outcome (connector, minute, answered, unanswered, failing)
   values ($1, $2, $3, $4, coalesce(
     (select failing from payments.outcome
      where connector = $1 and minute > $5::timestamptz and minute < $2
      order by minute desc limit 1),
     false))
   on conflict (connector, minute) do update
   set answered = outcome.answered + excluded.answered,
     unanswered = outcome.unanswered + excluded.unanswered
   returning failing as "wasFailing"`,
);

interface OutcomesRow {
  readonly answered: number;
  readonly unanswered: number;
  readonly wasFailing: boolean;
}

export const readOutcomes = statement<OutcomesRow & { readonly connector: string }>(
  'read payments.outcome',
  `select connector, sum(answered)::int4 as answered, sum(unanswered)::int4 as unanswered,
     (array_agg(failing order by minute desc))[1] as "wasFailing"
   from payments.outcome where minute > $1::timestamptz group by 1`,
);

export const readOutcomesOf = statement<OutcomesRow>(
  'read payments.outcome of a connector',
  `select sum(answered)::int4 as answered, sum(unanswered)::int4 as unanswered,
     (array_agg(failing order by minute desc))[1] as "wasFailing"
   from payments.outcome where connector = $1 and minute > $2::timestamptz group by connector`,
);

export const markFailing = statement(
  'mark payments.outcome failing',
  'update payments.outcome set failing = $3 where connector = $1 and minute = $2',
);

export const deleteOutcomes = statement(
  'delete payments.outcome',
  'delete from payments.outcome where minute < $1',
);
