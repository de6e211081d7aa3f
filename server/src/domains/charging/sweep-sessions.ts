import { isoTime, slotCount } from '#base';
import type { Context } from '#platform/context';
import { deleteOldSessions } from './store/sessions.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const atOnce = 500;

/** Deletes sessions that were over long ago. Returns how many. */
export async function sweepSessions(context: Context): Promise<number> {
  let swept = 0;
  for (;;) {
    const now = isoTime(context.clock.now());
    const deleted = await context.db.transaction((tx) =>
      tx.query(deleteOldSessions, [now, allSlots, atOnce]),
    );
    swept += deleted.length;
    if (deleted.length < atOnce) return swept;
  }
}
