import { insertRows, statement } from '#platform/postgres';
import type { RecallState } from '../recall.ts';

export const insertRecalls = insertRows('resellers.recall', {
  slot: 'int2',
  id: 'uuid',
  reseller: 'uuid',
  issue: 'uuid',
  amount: 'int8',
  toName: 'text',
  toAccount: 'text',
  reason: 'text',
  state: 'text',
  proposedBy: 'uuid',
  proposedAt: 'instant',
});

export interface RecallRow {
  readonly id: string;
  readonly reseller: string;
  readonly issue: string | null;
  readonly amount: bigint;
  readonly toName: string;
  readonly toAccount: string;
  readonly reason: string;
  readonly state: RecallState;
  readonly proposedBy: string;
  readonly proposedAt: number;
}

const columns = `id, reseller, issue, amount, to_name, to_account, reason, state, proposed_by,
  proposed_at`;

export const lockRecall = statement<RecallRow>(
  'lock resellers.recall',
  `select ${columns} from resellers.recall where slot = $1 and id = $2 for no key update`,
);

/** Whom it was to go to is its transfer's from now on, or nobody's. */
export const decideRecalls = statement(
  'update resellers.recall decided',
  `update resellers.recall set state = $3, into_account = $4, decided_by = $5, decided_at = $6,
     to_name = '', to_account = '' where slot = $1 and id = $2`,
);

export const readOpenRecalls = statement<RecallRow>(
  'read resellers.recall open',
  `select ${columns} from resellers.recall where state = 'proposed'
   order by proposed_at limit $1`,
);

/** What of an issue was taken back, and how much of that before it was paid. */
export const sumRecalls = statement<{ readonly amount: bigint; readonly owed: bigint }>(
  'sum resellers.recall of issue',
  `select coalesce(sum(amount), 0)::bigint as amount,
     coalesce(sum(amount) filter (where into_account = 'float_receivable'), 0)::bigint as owed
   from resellers.recall where issue = $2 and slot = $1 and state = 'done'`,
);
