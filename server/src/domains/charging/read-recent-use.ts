import { type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readRecentUseOf } from './store/usage.ts';

/** What use has taken from a line's money since an instant, in minor units of HKD. */
export async function readRecentUse(
  context: Context,
  line: LineId,
  sinceMs: InstantMs,
): Promise<{ readonly spentMinor: bigint; readonly firstAt: InstantMs | null }> {
  const values = [slotOf(line), uuidOf(line), isoTime(sinceMs)];
  const [row] = await context.db.read(readRecentUseOf, values);
  return { spentMinor: BigInt(row?.spentMinor ?? 0), firstAt: row?.firstAt ?? null };
}
