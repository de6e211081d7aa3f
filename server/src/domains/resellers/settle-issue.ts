import { slotOf, uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { IssueId } from './issue.ts';
import { lockIssueIn } from './locked-issue.ts';
import { postPaid } from './post-paid.ts';
import { sayPaid } from './store/issues.ts';

/**
 * Says that an issue was paid for; it is so once somebody else says it too, since then nothing but
 * their word lets go what a shop owes. Returns whether it is. Refuses with `permission_missing`,
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
    const { amountMinor, paidBy, saidPaidBy } = issue;
    noteAct(tx, caller, 'issue.settle', id, { amountMinor: amountMinor.toString(), paidBy });
    if (saidPaidBy === null) {
      await tx.query(sayPaid, [slotOf(id), uuidOf(id), uuidOf(caller.session.staff)]);
      return false;
    }
    requireSecondPerson(caller, saidPaidBy);
    await postPaid(tx, issue);
    return true;
  });
}
