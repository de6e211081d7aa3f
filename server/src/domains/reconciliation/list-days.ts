import type { HongKongDay } from '#base';
import type { Context } from '#platform/context';
import type { Day, DaySum } from './day.ts';
import { requireStaff, type StaffCaller } from '#identity';
import { listDays as readListedDays, readSums } from './store/days.ts';

/** A day with what its bill comes to, and how many of its breaks are where. */
export interface ListedDay extends Day {
  readonly waiting: bigint;
  readonly unresolved: bigint;
  readonly resolved: bigint;
  readonly sums: readonly DaySum[];
}

/** At least; a page ends with a whole day. */
const pageLength = 60;
const afterAll = '9999-12-31';

/** Days before one, newest first. Refuses with `permission_missing`. */
export async function listDays(
  context: Context,
  caller: StaffCaller,
  before: HongKongDay = afterAll,
): Promise<{ readonly days: readonly ListedDay[]; readonly before: HongKongDay | null }> {
  await requireStaff(context, caller, 'reconciliation.read');
  const rows = await context.db.read(readListedDays, [before, pageLength]);
  const keys = [rows.map(({ connector }) => connector), rows.map(({ day }) => day)];
  const sums = await context.db.read(readSums, keys);
  const days = rows.map((row) => ({
    ...row,
    sums: sums.filter(({ connector, day }) => connector === row.connector && day === row.day),
  }));
  return { days, before: rows.length >= pageLength ? (rows.at(-1)?.day ?? null) : null };
}
