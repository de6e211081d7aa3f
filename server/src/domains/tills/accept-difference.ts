import { isoTime, uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { shiftOf } from './load-shifts.ts';
import { refuse } from './refusals.ts';
import { isUnsettled, type Shift, type ShiftId } from './shift.ts';
import { acceptShift, lockShift } from './store/shifts.ts';

/**
 * A supervisor has looked into what was over or missing, and lets it stand. Refuses with
 * `permission_missing`, `shift_unknown`, `shift_settled` and, for whoever had opened or closed the
 * shift, `second_person_needed`.
 */
export async function acceptDifference(
  context: Context,
  caller: StaffCaller,
  id: ShiftId,
): Promise<Shift> {
  await requireStaff(context, caller, 'tills.supervise', id);
  return context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockShift, [uuidOf(id)]);
    if (!row) throw refuse.shift_unknown();
    const shift = shiftOf(row);
    if (shift.end === null || !isUnsettled(shift)) throw refuse.shift_settled();
    requireSecondPerson(caller, shift.openedBy);
    requireSecondPerson(caller, shift.end.closedBy);
    const acceptedBy = caller.session.staff;
    await tx.query(acceptShift, [uuidOf(id), acceptedBy, isoTime(tx.nowMs)]);
    noteAct(tx, caller, 'till.accept', id, { till: shift.till });
    return { ...shift, end: { ...shift.end, acceptedBy } };
  });
}
