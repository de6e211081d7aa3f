import { isoTime, newId, present, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { type Count, totalOf } from './count.ts';
import { bookedIn, tillOf } from './load-shifts.ts';
import { postDifference, postFetched } from './post-cash.ts';
import { refuse } from './refusals.ts';
import type { Shift, ShiftId } from './shift.ts';
import { insertShift, readOpenShifts } from './store/shifts.ts';
import { lockTill } from './store/tills.ts';
import type { Till } from './till.ts';
import { noteMiscount } from './note-miscount.ts';

export interface ShiftToOpen {
  readonly till: string;
  /** All that lies in the drawer, with what was fetched. */
  readonly count: Count;
  /** Out of the safe, for change. */
  readonly fetchedMinor: bigint;
  /** Why there is more or less than the books have; empty where there is not. */
  readonly reason: string;
}

/**
 * Takes a till over: what lies in it is counted before anything is sold, and what differs from the
 * books is posted and explained. Refuses with `permission_missing`, `till_unusable`, `till_taken`,
 * `till_count_invalid` and `till_difference_unexplained`; a count that was refused so is in the
 * trail.
 */
export async function openShift(
  context: Context,
  caller: StaffCaller,
  wanted: ShiftToOpen,
): Promise<Shift> {
  const counted = totalOf(wanted.count);
  await requireStaff(context, caller, 'tills.use');
  const opened = await context.db.transaction(async (tx) => {
    const till = await takeFree(tx, caller, wanted.till);
    const difference = counted - (await bookedIn(tx, till.code)) - wanted.fetchedMinor;
    if (difference !== 0n && wanted.reason.trim() === '') {
      return noteMiscount(tx, caller, till.id, { at: 'opening', counted, difference });
    }
    return open(tx, caller, till, { ...wanted, counted, difference });
  });
  if ('difference' in opened) throw refuse.till_difference_unexplained({ ...opened });
  return opened;
}

/** A till is one person's at a time, and a person stands at one. */
async function takeFree(tx: Tx, { session }: StaffCaller, code: string): Promise<Till> {
  const [row] = await tx.query(lockTill, [code]);
  if (!row || row.closedAt !== null) throw refuse.till_unusable({ till: code });
  const [taken] = await tx.query(readOpenShifts, [code, session.staff]);
  if (taken) throw refuse.till_taken({ till: taken.till });
  return tillOf(row);
}

async function open(
  tx: Tx,
  caller: StaffCaller,
  { id: tillId, code }: Till,
  shift: ShiftToOpen & { readonly counted: bigint; readonly difference: bigint },
): Promise<Shift> {
  const { counted, difference, count, fetchedMinor } = shift;
  const reason = shift.reason.trim();
  const id: ShiftId = newId('shf', tx.nowMs, slotOf(tillId));
  const by = caller.session.staff;
  const row = [uuidOf(id), code, by, isoTime(tx.nowMs), JSON.stringify(count), counted];
  const values = [...row, fetchedMinor, difference, reason];
  const [written] = await tx.query(insertShift, values);
  const { number } = present(written, 'the shift that was just written');
  postFetched(tx, { shift: id, till: code }, fetchedMinor);
  postDifference(tx, { shift: id, till: code }, difference, 'till_opened');
  const details = { counted: String(counted), difference: String(difference), reason };
  noteAct(tx, caller, 'till.open', id, { till: code, ...details });
  return {
    id,
    till: code,
    number,
    openedBy: by,
    openedAt: tx.nowMs,
    opening: count,
    openingCounted: counted,
    fetched: fetchedMinor,
    openingDifference: difference,
    openingReason: reason,
    end: null,
  };
}
