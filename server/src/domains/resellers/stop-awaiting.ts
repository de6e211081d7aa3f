import { lessenAwaited } from '#banking';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { IssueId } from './issue.ts';
import { lockIssueIn } from './locked-issue.ts';
import { refuse } from './refusals.ts';

/**
 * The money of an issue that two people have called paid has come without its reference: it is
 * awaited no more, and what still comes under that is looked at by people. Moves nothing, so one
 * person may. Refuses with `permission_missing`, `issue_unknown`, `issue_state_wrong` and, where it
 * has come under its reference, `issue_paid_by_bank`.
 */
export async function stopAwaiting(
  context: Context,
  caller: StaffCaller,
  id: IssueId,
): Promise<void> {
  await requireStaff(context, caller, 'floats.approve', id);
  await context.db.transaction(async (tx) => {
    const { amountMinor } = await lockIssueIn(tx, id, 'paid');
    if (!(await lessenAwaited(tx, id, amountMinor))) throw refuse.issue_paid_by_bank();
    noteAct(tx, caller, 'issue.stop_awaiting', id, { amountMinor: amountMinor.toString() });
  });
}
