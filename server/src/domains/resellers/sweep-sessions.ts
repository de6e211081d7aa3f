import { isoTime } from '#base';
import type { Context } from '#platform/context';
import { deleteAllSessions, deleteOldSessions } from './store/people.ts';

/** Ends the sessions of tills that are over, or all of them. */
export async function sweepTillSessions(context: Context, isAll = false): Promise<void> {
  await context.db.transaction((tx) =>
    isAll ? tx.query(deleteAllSessions) : tx.query(deleteOldSessions, [isoTime(tx.nowMs)]),
  );
}
