import { isoTime, present, slotOf, uuidOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { Tx } from '#platform/postgres';
import { arrivesIn, type Issue, owedForStock } from './issue.ts';
import { updateIssue } from './store/issues.ts';
import { sumRecalls } from './store/recalls.ts';

/**
 * What is owed for a locked issue is owed no more, less what was taken back before; or it is owed
 * again, because the bank has taken its money back.
 */
export async function postPaid(tx: Tx, issue: Issue, isPaid = true): Promise<void> {
  const { id, amountMinor, paidBy, decidedBy, decidedAt } = issue;
  const key = [slotOf(id), uuidOf(id)] as const;
  const [taken] = await tx.query(sumRecalls, [...key]);
  const amount = { unit: 'HKD', amount: amountMinor - (taken?.owed ?? 0n) } as const;
  const sides = [arrivesIn(paidBy), owedForStock] as const;
  const [debited, credited] = isPaid ? sides : ([sides[1], sides[0]] as const);
  const reason = { code: isPaid ? 'issue_paid' : 'issue_unpaid', cause: id };
  moveBetweenSystem(tx, slotOf(id), debited, credited, amount, reason);
  const who = uuidOf(present(decidedBy, 'who decided an issue'));
  const when = isoTime(present(decidedAt, 'when an issue was decided'));
  const at = isPaid ? isoTime(tx.nowMs) : null;
  await tx.query(updateIssue, [...key, isPaid ? 'paid' : 'issued', who, when, at]);
}
