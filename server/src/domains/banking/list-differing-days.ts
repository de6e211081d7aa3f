import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { DifferingDay } from './differing-day.ts';
import { differingDayOf } from './load-differing-day.ts';
import { readDifferingDays } from './store/bank-days.ts';

const mostListed = 50;

/** Those that nobody has put aside, newest first. Refuses with `permission_missing`. */
export async function listDifferingDays(
  context: Context,
  caller: StaffCaller,
): Promise<readonly DifferingDay[]> {
  await requireStaff(context, caller, 'reconciliation.read');
  return (await context.db.read(readDifferingDays, [mostListed])).map(differingDayOf);
}
