import { isoTime, present, slotOf, uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { readContacts, readLineOnPaper } from '#subscribers';
import type { Adjustment, AdjustmentId } from './adjustment.ts';
import { issueAdjusted } from './issue-adjusted.ts';
import { adjustmentOf } from './load-adjustments.ts';
import { postAdjustment } from './post-adjustment.ts';
import { refuse } from './refusals.ts';
import { decideAdjustment as updateDecided, lockAdjustment } from './store.ts';
import { tellAdjusted } from './tell-adjusted.ts';

/**
 * Decides what somebody else has proposed; where it is approved, the money moves and the owner is
 * told in this commit. Refuses with `permission_missing`, `adjustment_unknown`,
 * `adjustment_state_wrong`, `second_person_needed`, `adjustment_exceeds_balance` and
 * `adjustment_exceeds_debt`.
 */
export async function decideAdjustment(
  context: Context,
  caller: StaffCaller,
  {
    adjustment: id,
    isApproved,
  }: { readonly adjustment: AdjustmentId; readonly isApproved: boolean },
): Promise<Adjustment> {
  await requireStaff(context, caller, 'adjustments.approve', id);
  const by = caller.session.staff;
  return context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockAdjustment, [slotOf(id), uuidOf(id)]);
    if (!row) throw refuse.adjustment_unknown();
    const found = adjustmentOf(row);
    const { line, state, reason, amountMinor, proposedBy } = found;
    if (state !== 'proposed') throw refuse.adjustment_state_wrong({ state });
    requireSecondPerson(caller, proposedBy);
    if (isApproved) {
      const corrected = await postAdjustment(tx, found);
      const [contacts, paper] = await Promise.all([
        readContacts(context, [line]),
        readLineOnPaper(context, line),
      ]);
      issueAdjusted(tx, found, corrected, paper);
      const contact = present(contacts.get(line), 'the owner of a line');
      tellAdjusted(tx, found, corrected.balanceAfter, contact);
    }
    const decided = isApproved ? 'done' : 'refused';
    const values = [slotOf(id), uuidOf(id), decided, by, isoTime(tx.nowMs)];
    const [written] = await tx.query(updateDecided, values);
    const action = isApproved ? 'adjustment.approve' : 'adjustment.refuse';
    const details = { adjustment: id, reason, amountMinor: String(amountMinor), proposedBy };
    noteAct(tx, caller, action, line, details);
    return adjustmentOf(present(written, 'the adjustment that was just decided'));
  });
}
