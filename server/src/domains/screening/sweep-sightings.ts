import type { Context } from '#platform/context';
import { deleteOldSightings } from './store.ts';
import { sinceMs } from './subjects.ts';

/** Forgets what no rule looks back at any more. Returns how many sightings. */
export async function sweepSightings(context: Context): Promise<number> {
  const before = sinceMs(context.settings(), context.clock.now());
  const [row] = await context.db.transaction((tx) =>
    tx.query(deleteOldSightings, [new Date(before).toISOString()]),
  );
  return Number(row?.gone ?? 0n);
}
