import type { StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { shiftOf } from './load-shifts.ts';
import { refuse } from './refusals.ts';
import type { Shift } from './shift.ts';
import { readShiftOfPerson } from './store/shifts.ts';

/** The shift that somebody has open, if any. */
export async function findOwnShift(
  { db }: Context,
  { session }: StaffCaller,
): Promise<Shift | undefined> {
  const [row] = await db.read(readShiftOfPerson, [session.staff]);
  return row && shiftOf(row);
}

/** The same for what cannot be done without. Refuses with `shift_needed`. */
export async function requireOwnShift(context: Context, caller: StaffCaller): Promise<Shift> {
  const shift = await findOwnShift(context, caller);
  if (!shift) throw refuse.shift_needed();
  return shift;
}
