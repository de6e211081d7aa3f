import { hongKongMidnight, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readCounts } from './counts-json.ts';
import type { DayCount } from './rating/day-count.ts';
import { readCountsOf } from './store/sessions.ts';

/** What a line has used today. */
export async function readDayCounts(context: Context, line: LineId): Promise<readonly DayCount[]> {
  const today = hongKongMidnight(context.clock.now());
  const [found] = await context.db.read(readCountsOf, [slotOf(line), uuidOf(line)]);
  return readCounts(found?.counts ?? []).filter(({ midnightMs }) => midnightMs >= today);
}
