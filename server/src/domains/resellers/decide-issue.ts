import { isoTime, slotOf, uuidOf } from '#base';
import { awaitCredit } from '#banking';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import { credit, lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { isAwaited, type IssueId, type IssueState, owedForStock, dueForFloats } from './issue.ts';
import { lockIssueIn } from './locked-issue.ts';
import { floatOf } from './reseller.ts';
import { updateIssue } from './store/issues.ts';

/**
 * The other two eyes: puts the stock into the float, or does not. What it costs is owed until
 * `settleIssue`, or the bank has booked it under the reference of its payment. Refuses with
 * `permission_missing`, `issue_unknown`, `issue_state_wrong` and `second_person_needed`.
 */
export async function decideIssue(
  context: Context,
  caller: StaffCaller,
  { issue: id, isApproved }: { readonly issue: IssueId; readonly isApproved: boolean },
): Promise<void> {
  await requireStaff(context, caller, 'floats.approve', id);
  await context.db.transaction(async (tx) => {
    const issue = await lockIssueIn(tx, id, 'proposed');
    requireSecondPerson(caller, issue.proposedBy);
    if (isApproved) {
      const float = floatOf(issue.reseller);
      await lockAccounts(tx, [float]);
      const amount = { unit: 'HKD', amount: issue.amountMinor } as const;
      credit(tx, float, amount, owedForStock, { code: 'issue', cause: id });
      const { paymentReference: reference, amountMinor } = issue;
      const awaited = { cause: id, reference, account: dueForFloats, amount: amountMinor } as const;
      if (isAwaited(issue)) await awaitCredit(tx, awaited);
    }
    const at = isoTime(tx.nowMs);
    const decidedBy = uuidOf(caller.session.staff);
    const state: IssueState = isApproved ? 'issued' : 'refused';
    await tx.query(updateIssue, [slotOf(id), uuidOf(id), state, decidedBy, at, null]);
    noteAct(tx, caller, isApproved ? 'issue.approve' : 'issue.refuse', id, {
      amountMinor: issue.amountMinor.toString(),
    });
  });
}
