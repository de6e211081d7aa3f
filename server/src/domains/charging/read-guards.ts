import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { type Guards, spentOn } from './guards.ts';
import { readDayCounts } from './read-day-counts.ts';
import { readProfile } from './read-profile.ts';

/** How a line's money is guarded, and what use has taken of it today. */
export async function readGuards(
  context: Context,
  line: LineId,
): Promise<Guards & { readonly spentTodayMinor: bigint }> {
  const nowMs = context.clock.now();
  const [{ guards }, counts] = await Promise.all([
    readProfile(context, line),
    readDayCounts(context, line),
  ]);
  return { ...guards, spentTodayMinor: spentOn(counts, nowMs) };
}
