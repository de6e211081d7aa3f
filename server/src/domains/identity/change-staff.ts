import { isoTime, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { isRole, type Role } from './permissions.ts';
import { recordAct } from './record-act.ts';
import { refuse } from './refusals.ts';
import type { StaffId } from './staff.ts';
import { deleteOtherStaffSessions, lockStaff, updateStanding } from './store/staff.ts';

interface Standing {
  readonly roles?: readonly Role[];
  /** A suspended member of staff cannot sign in, and is signed out at once. */
  readonly isSuspended?: boolean;
}

/**
 * Changes what a member of staff may do; what is not given stays. Nobody is deleted, since the
 * trail names them. Refuses with `staff_unknown` and `roles_unknown`.
 */
export async function changeStaff(
  context: Context,
  staff: StaffId,
  change: Standing,
): Promise<void> {
  if (change.roles && (change.roles.length === 0 || !change.roles.every(isRole))) {
    throw refuse.roles_unknown();
  }
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockStaff, [uuidOf(staff)]);
    if (!row) throw refuse.staff_unknown();
    const roles = change.roles ?? row.roles;
    const isSuspended = change.isSuspended ?? row.suspendedAt !== null;
    const suspendedAt = isSuspended ? (row.suspendedAt ?? tx.nowMs) : null;
    await tx.query(updateStanding, [row.id, roles, suspendedAt && isoTime(suspendedAt)]);
    if (isSuspended) await tx.query(deleteOtherStaffSessions, [row.id, null]);
    recordAct(tx, {
      actor: context.actor,
      action: 'staff.change',
      subject: staff,
      outcome: 'done',
      details: { roles: roles.join(' '), rolesBefore: row.roles.join(' '), isSuspended },
    });
  });
}
