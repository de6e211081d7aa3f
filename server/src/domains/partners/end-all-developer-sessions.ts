import type { Context } from '#platform/context';
import { deleteAllSessions } from './store/developers.ts';
import { deleteAllInvitations } from './store/invitations.ts';

/** Signs everybody out of the portal, and ends codes to it: a restore brings used ones back. */
export async function endAllDeveloperSessions(context: Context): Promise<void> {
  await context.db.transaction(async (tx) => {
    await tx.query(deleteAllSessions);
    await tx.query(deleteAllInvitations);
  });
}
