import type { Context } from '#platform/context';
import { deleteAllSessions } from './store/developers.ts';

/** Signs everybody out of the portal. */
export async function endAllDeveloperSessions(context: Context): Promise<void> {
  await context.db.transaction((tx) => tx.query(deleteAllSessions));
}
