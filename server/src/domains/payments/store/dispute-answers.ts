import { keyedStatement, setStatement, statement } from '#platform/postgres';

export interface DisputeAnswerRow {
  readonly slot: number;
  readonly dispute: string;
  readonly words: string;
  readonly givenBy: string;
  readonly givenAt: number;
  readonly state: 'wanted' | 'taken' | 'refused';
  readonly said: string | null;
}

const key = { slot: 'int2', dispute: 'uuid' } as const;

/** One that was refused is given anew; nobody else's words are written over. */
export const putDisputeAnswers = setStatement(
  'put payments.dispute_answer',
  { ...key, words: 'text', givenBy: 'text', givenAt: 'instant' },
  `insert into payments.dispute_answer as a
     (slot, dispute, words, given_by, given_at, state, changed_at, hand_in_at)
   select slot, dispute, words, given_by, given_at, 'wanted', given_at, given_at from :rows
   on conflict (slot, dispute) do update set words = excluded.words, given_by = excluded.given_by,
     given_at = excluded.given_at, state = 'wanted', said = null, changed_at = excluded.changed_at,
     hand_in_at = excluded.hand_in_at
   where a.state = 'refused'`,
);

export const endDisputeAnswers = setStatement(
  'update payments.dispute_answer',
  { ...key, state: 'text', said: 'text', changedAt: 'instant' },
  `update payments.dispute_answer a
   set state = r.state, said = r.said, changed_at = r.changed_at
   from :rows where a.slot = r.slot and a.dispute = r.dispute and a.state = 'wanted'`,
);

const wanted = `a.state = 'wanted' and coalesce(a.hand_in_at, a.given_at) <= $1::timestamptz`;

/** Claims one answer, if it is wanted and nobody hands it in just now, until an instant ($2). */
export const claimDisputeAnswer = statement<{ dispute: string }>(
  'claim payments.dispute_answer',
  `update payments.dispute_answer a set hand_in_at = $2
   where a.slot = $3 and a.dispute = $4 and ${wanted} returning a.dispute`,
);

/** Those that are due, longest waiting first, at most so many. */
export const readDueDisputeAnswers = statement<{ dispute: string }>(
  'read payments.dispute_answer due',
  `select a.dispute from payments.dispute_answer a where ${wanted}
   order by a.hand_in_at limit $2`,
);

/** Of as many disputes as are looked at together. */
export const readDisputeAnswers = keyedStatement<typeof key, DisputeAnswerRow>(
  'read payments.dispute_answer by keys',
  key,
  `select r.asked, a.slot, a.dispute, a.words, a.given_by, a.given_at, a.state, a.said from :rows
   join payments.dispute_answer a on a.slot = r.slot and a.dispute = r.dispute`,
);

export const readDisputeAnswer = statement<DisputeAnswerRow>(
  'read payments.dispute_answer',
  `select slot, dispute, words, given_by, given_at, state, said from payments.dispute_answer
   where slot = $1 and dispute = $2`,
);
