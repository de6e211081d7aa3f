import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Closing } from './closing.ts';
import { closingOf } from './load-closings.ts';
import { readSheet } from './read-sheet.ts';
import { readClosingsToApprove } from './store/closings.ts';

const mostListed = 200;

/** A closing with what it would pay back now: nobody decides about money that they do not see. */
export interface WaitingClosing extends Closing {
  /** Minor units of HKD. */
  readonly comesBackMinor: bigint;
}

/** What waits for a second look, oldest first. Refuses with `permission_missing`. */
export async function listClosings(
  context: Context,
  caller: StaffCaller,
): Promise<WaitingClosing[]> {
  await requireStaff(context, caller, 'topups.read');
  const rows = await context.db.read(readClosingsToApprove, [mostListed]);
  const waiting: WaitingClosing[] = [];
  // One after the other: each holds its line's account while it is looked at.
  for (const closing of rows.map(closingOf)) {
    const { backMinor } = await readSheet(context, closing.line);
    waiting.push({ ...closing, comesBackMinor: backMinor });
  }
  return waiting;
}
