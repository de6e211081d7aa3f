import { isoTime, present, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import { arrivesIn, type IssueId, owedForStock } from './issue.ts';
import { lockIssueIn } from './locked-issue.ts';
import { updateIssue } from './store/issues.ts';

/**
 * Notes that an issue was paid for. Refuses with `permission_missing`, `issue_unknown` and
 * `issue_state_wrong`.
 */
export async function settleIssue(
  context: Context,
  caller: StaffCaller,
  id: IssueId,
): Promise<void> {
  await requireStaff(context, caller, 'floats.approve', id);
  await context.db.transaction(async (tx) => {
    const { amountMinor, paidBy, decidedBy, decidedAt } = await lockIssueIn(tx, id, 'issued');
    const amount = { unit: 'HKD', amount: amountMinor } as const;
    const reason = { code: 'issue_paid', cause: id };
    moveBetweenSystem(tx, slotOf(id), arrivesIn(paidBy), owedForStock, amount, reason);
    const who = uuidOf(present(decidedBy, 'who decided an issue'));
    const when = isoTime(present(decidedAt, 'when an issue was decided'));
    const at = isoTime(tx.nowMs);
    await tx.query(updateIssue, [slotOf(id), uuidOf(id), 'paid', who, when, at]);
    noteAct(tx, caller, 'issue.settle', id, { amountMinor: amountMinor.toString(), paidBy });
  });
}
