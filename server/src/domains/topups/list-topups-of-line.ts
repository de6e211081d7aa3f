import { type InstantMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { topupOf } from './load-topups.ts';
import { readRecentOfLine } from './store/topups.ts';
import type { Topup } from './topup.ts';

/**
 * The orders of a line since an instant, whoever made them: for staff, and to find the open one.
 */
export async function listTopupsOfLine(
  context: Context,
  line: LineId,
  sinceMs: InstantMs,
  limit: number,
): Promise<Topup[]> {
  const since = new Date(sinceMs).toISOString();
  const values = [slotOf(line), uuidOf(line), since, limit];
  return (await context.db.read(readRecentOfLine, values)).map(topupOf);
}
