import { insertRows, statement } from '#platform/postgres';
import type { IssueState, PaidBy } from '../issue.ts';

export const insertIssues = insertRows('resellers.issue', {
  slot: 'int2',
  id: 'uuid',
  reseller: 'uuid',
  amount: 'int8',
  paidBy: 'text',
  paymentReference: 'text',
  state: 'text',
  proposedBy: 'uuid',
  proposedAt: 'instant',
});

export interface IssueRow {
  readonly slot: number;
  readonly id: string;
  readonly reseller: string;
  readonly amount: bigint;
  readonly paidBy: PaidBy;
  readonly paymentReference: string;
  readonly state: IssueState;
  readonly proposedBy: string;
  readonly proposedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly saidPaidBy: string | null;
  readonly paidAt: number | null;
}

const columns = `slot, id, reseller, amount, paid_by, payment_reference, state, proposed_by,
  proposed_at, decided_by, decided_at, said_paid_by, paid_at`;

export const lockIssue = statement<IssueRow>(
  'lock resellers.issue',
  `select ${columns} from resellers.issue where slot = $1 and id = $2 for no key update`,
);

/** What waits for a person first, oldest first. */
export const readOpenIssues = statement<IssueRow>(
  'read resellers.issue open',
  `select ${columns} from resellers.issue where state in ('proposed', 'issued')
   order by proposed_at limit $1`,
);

/** Those that were paid for last, which can be undone. */
export const readPaidIssues = statement<IssueRow>(
  'read resellers.issue paid',
  `select ${columns} from resellers.issue where state = 'paid' order by paid_at desc limit $1`,
);

/** One that a reseller has had and not paid for. */
export const readOwedOf = statement<{ readonly id: string }>(
  'read resellers.issue owed',
  `select id from resellers.issue where reseller = $2 and slot = $1 and state = 'issued' limit 1`,
);

/** Those of one reseller that wait for a decision or for their money, oldest first. */
export const readWaitingOf = statement<IssueRow>(
  'read resellers.issue of reseller waiting',
  `select ${columns} from resellers.issue
   where slot = $1 and reseller = $2 and state in ('proposed', 'issued')
   order by proposed_at limit $3`,
);

export const sayPaid = statement(
  'update resellers.issue said paid',
  'update resellers.issue set said_paid_by = $3 where slot = $1 and id = $2',
);

export const updateIssue = statement(
  'update resellers.issue',
  `update resellers.issue set state = $3, decided_by = $4, decided_at = $5, paid_at = $6
   where slot = $1 and id = $2`,
);
