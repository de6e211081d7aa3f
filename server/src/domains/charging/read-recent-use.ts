import { dayMs, type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readRecentUseOf } from './store/usage.ts';

/** What use has taken from money within some days. */
export interface RecentUse {
  /** By 24 hours each, the last of them first; minor units of HKD. */
  readonly spentMinor: readonly bigint[];
  /** The first use of that time; null for none. */
  readonly firstAt: InstantMs | null;
}

/** What use has taken from a line's money within so many times 24 hours before an instant. */
export async function readRecentUse(
  context: Context,
  line: LineId,
  atMs: InstantMs,
  days: number,
): Promise<RecentUse> {
  const values = [slotOf(line), uuidOf(line), isoTime(atMs - days * dayMs), isoTime(atMs)];
  const rows = await context.db.read(readRecentUseOf, values);
  const spentMinor = Array.from({ length: days }, () => 0n);
  for (const row of rows) spentMinor[row.daysAgo] = BigInt(row.spentMinor);
  const firstAt = rows.length === 0 ? null : Math.min(...rows.map((row) => row.firstAt));
  return { spentMinor, firstAt };
}
