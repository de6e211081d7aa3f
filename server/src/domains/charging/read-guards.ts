import { hongKongMidnight, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { countOf } from './charged-lines.ts';
import { type Guards, spentOn } from './guards.ts';
import { readProfile } from './read-profile.ts';
import { readDayUsesOf } from './store/day-uses.ts';

/** How a line's money is guarded, and what use has taken of it today. */
export async function readGuards(
  context: Context,
  line: LineId,
): Promise<Guards & { readonly spentTodayMinor: bigint }> {
  const nowMs = context.clock.now();
  const today = isoTime(hongKongMidnight(nowMs));
  const [{ guards }, dayUses] = await Promise.all([
    readProfile(context, line),
    context.db.read(readDayUsesOf, [slotOf(line), uuidOf(line), today]),
  ]);
  return { ...guards, spentTodayMinor: spentOn(dayUses.map(countOf), nowMs) };
}
