import { isoTime } from '#base';
import type { Context } from '#platform/context';
import { deleteOldSessions } from './store/people.ts';

/** Ends the sessions of tills that are over. */
export async function sweepTillSessions(context: Context): Promise<void> {
  await context.db.transaction((tx) => tx.query(deleteOldSessions, [isoTime(tx.nowMs)]));
}
