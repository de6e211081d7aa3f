import { idFrom } from '#base';
import type { Issue } from './issue.ts';
import type { IssueRow } from './store/issues.ts';

export function issueOf(row: IssueRow): Issue {
  const { amount: amountMinor, paidBy, paymentReference, state } = row;
  const { proposedAt, decidedAt, paidAt } = row;
  return {
    id: idFrom('iss', row.id),
    reseller: idFrom('rsl', row.reseller),
    amountMinor,
    paidBy,
    paymentReference,
    state,
    proposedBy: idFrom('stf', row.proposedBy),
    proposedAt,
    decidedBy: row.decidedBy === null ? null : idFrom('stf', row.decidedBy),
    decidedAt,
    saidPaidBy: row.saidPaidBy === null ? null : idFrom('stf', row.saidPaidBy),
    paidAt,
  };
}
