import { dayMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { deleteRested } from './store.ts';

const atOnce = 1_000;
/** A fact that was told is told again within days, if ever. */
const keptMs = 30 * dayMs;

/** Forgets what was told of things that rest no more. */
export async function sweepReminders(context: Context): Promise<number> {
  const before = isoTime(context.clock.now() - keptMs);
  let swept = 0;
  for (;;) {
    const { length } = await context.db.read(deleteRested, [before, atOnce]);
    swept += length;
    if (length < atOnce) return swept;
  }
}
