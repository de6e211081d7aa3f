import type { Context } from '#platform/context';
import type { DayKey } from './day.ts';
import { type DayReport, loadDay } from './load-day.ts';
import { requireStaff, type StaffCaller } from '#identity';

/** Refuses with `permission_missing` and `reconciliation_day_unknown`. */
export async function readDay(
  context: Context,
  caller: StaffCaller,
  key: DayKey,
): Promise<DayReport> {
  await requireStaff(context, caller, 'reconciliation.read');
  return loadDay(context, key);
}
