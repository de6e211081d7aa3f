import { dayMs, isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import { forgottenAfterMs } from './lockout.ts';
import { identitySettings } from './settings.ts';
import { deleteExpiredCodes } from './store/codes.ts';
import { deleteDeadSessions, deleteIdleDevices } from './store/devices.ts';
import { deleteDeadStaffSessions, deleteOldLockouts } from './store/staff.ts';

/** Removes what has ended by time alone: nothing that it takes away was still of use. */
export async function sweepIdentity(context: Context): Promise<void> {
  await context.db.transaction(async (tx) => {
    const { deviceDays, sessionIdleDays, staffIdleMinutes } = identitySettings;
    const ago = (durationMs: number) => isoTime(tx.nowMs - durationMs);
    const now = ago(0);
    await Promise.all([
      tx.query(deleteExpiredCodes, [now]),
      tx.query(deleteDeadSessions, [now, ago(tx.settings.get(sessionIdleDays) * dayMs)]),
      tx.query(deleteIdleDevices, [ago(tx.settings.get(deviceDays) * dayMs)]),
      tx.query(deleteDeadStaffSessions, [now, ago(tx.settings.get(staffIdleMinutes) * minuteMs)]),
      tx.query(deleteOldLockouts, [ago(forgottenAfterMs), now]),
    ]);
  });
}
