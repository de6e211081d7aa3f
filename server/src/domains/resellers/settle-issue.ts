import { isoTime, present, slotOf, uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import { arrivesIn, type IssueId, owedForStock } from './issue.ts';
import { lockIssueIn } from './locked-issue.ts';
import { sayPaid, updateIssue } from './store/issues.ts';
import { sumRecalls } from './store/recalls.ts';

/**
 * Says that an issue was paid for; it is so once somebody else says it too, since nothing but their
 * word lets go what a shop owes. Returns whether it is. Refuses with `permission_missing`,
 * `issue_unknown`, `issue_state_wrong` and `second_person_needed`.
 */
export async function settleIssue(
  context: Context,
  caller: StaffCaller,
  id: IssueId,
): Promise<boolean> {
  await requireStaff(context, caller, 'floats.approve', id);
  return context.db.transaction(async (tx) => {
    const issue = await lockIssueIn(tx, id, 'issued');
    const { amountMinor, paidBy, decidedBy, decidedAt, saidPaidBy } = issue;
    noteAct(tx, caller, 'issue.settle', id, { amountMinor: amountMinor.toString(), paidBy });
    if (saidPaidBy === null) {
      await tx.query(sayPaid, [slotOf(id), uuidOf(id), uuidOf(caller.session.staff)]);
      return false;
    }
    requireSecondPerson(caller, saidPaidBy);
    const [taken] = await tx.query(sumRecalls, [slotOf(id), uuidOf(id)]);
    const amount = { unit: 'HKD', amount: amountMinor - (taken?.owed ?? 0n) } as const;
    const reason = { code: 'issue_paid', cause: id };
    moveBetweenSystem(tx, slotOf(id), arrivesIn(paidBy), owedForStock, amount, reason);
    const who = uuidOf(present(decidedBy, 'who decided an issue'));
    const when = isoTime(present(decidedAt, 'when an issue was decided'));
    const at = isoTime(tx.nowMs);
    await tx.query(updateIssue, [slotOf(id), uuidOf(id), 'paid', who, when, at]);
    return true;
  });
}
