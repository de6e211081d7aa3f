import { type InstantMs, slotFor, slotOf } from '#base';
import type { Context } from '#platform/context';
import { topupOf } from './load-topups.ts';
import { readMade, readTopups } from './store/topups.ts';
import type { Maker, Topup } from './topup.ts';

/** The orders somebody made before an instant, newest first; with null all of them. */
export async function listTopups(
  context: Context,
  maker: Maker,
  beforeMs: InstantMs,
  limit: number | null,
): Promise<Topup[]> {
  const before = new Date(beforeMs).toISOString();
  const made = await context.db.read(readMade, [slotFor(maker), maker, before, limit]);
  const keys = made.map(({ topup }) => ({ slot: slotOf(`top_${topup}`), id: topup }));
  const rows = await context.db.transaction((tx) => tx.load(readTopups, keys));
  return rows.map(topupOf).sort((one, other) => other.orderedAt - one.orderedAt);
}
