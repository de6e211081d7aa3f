import { statement } from '#platform/postgres';

export const addOutcome = statement(
  'add payments.outcome',
  `insert into payments.outcome (connector, minute, answered, unanswered)
   values ($1, $2, $3, $4)
   on conflict (connector, minute) do update
   set answered = outcome.answered + excluded.answered,
     unanswered = outcome.unanswered + excluded.unanswered`,
);

export const readOutcomes = statement<{
  connector: string;
  answered: number;
  unanswered: number;
}>(
  'read payments.outcome',
  `select connector, sum(answered)::int4 as answered, sum(unanswered)::int4 as unanswered
   from payments.outcome where minute > $1::timestamptz group by 1`,
);

export const deleteOutcomes = statement(
  'delete payments.outcome',
  'delete from payments.outcome where minute < $1',
);
