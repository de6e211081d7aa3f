import { idFrom, isoTime, secondMs } from '#base';
import type { Context } from '#platform/context';
import { settleTopup } from './settle-topup.ts';
import { readOpenTopups } from './store/actions.ts';

const atOnce = 100;
/** Younger ones are with whoever asked for them. */
const ageMs = 10 * secondMs;

/** Brings top-ups to an end whose process did not come so far. Returns how many. */
export async function resumeTopups(context: Context): Promise<number> {
  const { db, clock, log } = context;
  const open = await db.read(readOpenTopups, [isoTime(clock.now() - ageMs), atOnce]);
  let ended = 0;
  for (const { id: uuid } of open) {
    const id = idFrom('bal', uuid);
    try {
      const { state } = await settleTopup(context, id);
      if (state !== 'created') ended += 1;
    } catch (error) {
      log.warn('a top-up of a program is not settled yet', { action: id, error });
    }
  }
  return ended;
}
