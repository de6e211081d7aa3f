import { isoTime, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { type Count, totalOf } from './count.ts';
import { bookedIn, shiftOf } from './load-shifts.ts';
import { noteMiscount } from './note-miscount.ts';
import { postDelivered, postDifference } from './post-cash.ts';
import { refuse } from './refusals.ts';
import type { Shift, ShiftId } from './shift.ts';
import { closeShift as updateClosed, lockShift } from './store/shifts.ts';

export interface ShiftToClose {
  readonly shift: ShiftId;
  readonly count: Count;
  /** Of what was counted, into the safe; the rest stays for whoever opens next. */
  readonly deliveredMinor: bigint;
  /** Why there is more or less than the books have; empty where there is not. */
  readonly reason: string;
}

/**
 * Ends a shift: the drawer is counted without knowing what should be there, and what differs is
 * posted, so that the books have what was counted. Whose shift it is, or a supervisor, may. Refuses
 * with `permission_missing`, `shift_unknown`, `shift_not_open`, `till_count_invalid`,
 * `till_delivery_too_large` and `till_difference_unexplained`.
 */
export async function closeShift(
  context: Context,
  caller: StaffCaller,
  wanted: ShiftToClose,
): Promise<Shift> {
  const counted = totalOf(wanted.count);
  if (wanted.deliveredMinor > counted) throw refuse.till_delivery_too_large();
  const isSupervisor = caller.session.permissions.includes('tills.supervise');
  await requireStaff(context, caller, isSupervisor ? 'tills.supervise' : 'tills.use');
  const closed = await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockShift, [uuidOf(wanted.shift)]);
    const isOwn = row?.openedBy === caller.session.staff;
    if (!row || !(isOwn || isSupervisor)) throw refuse.shift_unknown();
    if (row.closedAt !== null) throw refuse.shift_not_open();
    // Nobody sells any more: they share the lock of the shift that is held here.
    const expected = await bookedIn(tx, row.till);
    const difference = counted - expected;
    if (difference !== 0n && wanted.reason.trim() === '') {
      return noteMiscount(tx, caller, wanted.shift, { at: 'closing', counted, difference });
    }
    return close(tx, caller, shiftOf(row), { ...wanted, counted, expected });
  });
  if ('difference' in closed) throw refuse.till_difference_unexplained({ ...closed });
  return closed;
}

async function close(
  tx: Tx,
  caller: StaffCaller,
  shift: Shift,
  counts: ShiftToClose & { readonly counted: bigint; readonly expected: bigint },
): Promise<Shift> {
  const { id, till } = shift;
  const { counted, expected, count: closing, deliveredMinor: delivered } = counts;
  const reason = counts.reason.trim();
  const closedBy = caller.session.staff;
  const end = [closedBy, isoTime(tx.nowMs), JSON.stringify(closing), counted, expected];
  await tx.query(updateClosed, [uuidOf(id), ...end, reason, delivered]);
  const difference = counted - expected;
  postDifference(tx, { shift: id, till }, difference, 'till_closed');
  postDelivered(tx, { shift: id, till }, delivered);
  const details = { counted: String(counted), difference: String(difference), reason };
  noteAct(tx, caller, 'till.close', id, { till, ...details });
  const closedAt = tx.nowMs;
  const kept = { closedBy, closedAt, closing, counted, expected, reason, delivered };
  return { ...shift, end: { ...kept, acceptedBy: null } };
}
