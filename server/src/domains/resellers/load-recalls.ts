import { idFrom } from '#base';
import type { Recall } from './recall.ts';
import type { RecallRow } from './store/recalls.ts';

export function recallOf(row: RecallRow): Recall {
  const { amount: amountMinor, toName, toAccount, reason, state, proposedAt } = row;
  return {
    id: idFrom('rcl', row.id),
    reseller: idFrom('rsl', row.reseller),
    issue: row.issue === null ? null : idFrom('iss', row.issue),
    amountMinor,
    toName,
    toAccount,
    reason,
    state,
    proposedBy: idFrom('stf', row.proposedBy),
    proposedAt,
  };
}
