import { uuidOf } from '#base';
import type { Context } from '#platform/context';
import { recordAct } from './record-act.ts';
import type { StaffSession } from './staff.ts';
import { deleteStaffSession } from './store/staff.ts';

/** Ends a session of staff. Ended before, it changes nothing. */
export async function signOutStaff(context: Context, session: StaffSession): Promise<void> {
  const { id, staff } = session;
  await context.db.transaction(async (tx) => {
    const ended = await tx.query(deleteStaffSession, [uuidOf(id), uuidOf(staff)]);
    if (ended.length === 0) return;
    const actor = { kind: 'staff', id: staff } as const;
    recordAct(tx, { actor, action: 'staff.sign_out', subject: staff, outcome: 'done' });
  });
}
