import type { Context } from '#platform/context';
import { deleteAllSessions } from './store/devices.ts';
import { deleteAllStaffSessions } from './store/staff.ts';

/** Signs everybody out, on every device: after a restore nobody knows who had signed out. */
export async function endAllSessions(context: Context): Promise<void> {
  await context.db.transaction(async (tx) => {
    await tx.query(deleteAllSessions);
    await tx.query(deleteAllStaffSessions);
  });
}
