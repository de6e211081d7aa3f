import { setStatement, statement } from '#platform/postgres';

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
     (slot, dispute, words, given_by, given_at, state, changed_at)
   select slot, dispute, words, given_by, given_at, 'wanted', given_at from :rows
   on conflict (slot, dispute) do update set words = excluded.words, given_by = excluded.given_by,
     given_at = excluded.given_at, state = 'wanted', said = null, changed_at = excluded.changed_at
   where a.state = 'refused'`,
);

export const endDisputeAnswers = setStatement(
  'update payments.dispute_answer',
  { ...key, state: 'text', said: 'text', changedAt: 'instant' },
  `update payments.dispute_answer a
   set state = r.state, said = r.said, changed_at = r.changed_at
   from :rows where a.slot = r.slot and a.dispute = r.dispute and a.state = 'wanted'`,
);

export const readDisputeAnswer = statement<DisputeAnswerRow>(
  'read payments.dispute_answer',
  `select slot, dispute, words, given_by, given_at, state, said from payments.dispute_answer
   where slot = $1 and dispute = $2`,
);
