import { isoTime } from '#base';
import type { Context } from '#platform/context';
import { deleteEndedVisits } from './store/developers.ts';

/** Removes sessions of the portal that have ended by time alone. */
export async function sweepDeveloperSessions(context: Context): Promise<void> {
  await context.db.transaction((tx) => tx.query(deleteEndedVisits, [isoTime(tx.nowMs)]));
}
