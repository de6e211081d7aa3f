import { uuidOf } from '#base';
import type { Context } from '#platform/context';
import { type OwnPassword, withOwnPassword } from './own-password.ts';
import { hashPassword, requireGoodPassword } from './password.ts';
import { recordAct } from './record-act.ts';
import { deleteOtherStaffSessions, updatePassword } from './store/staff.ts';

/**
 * Gives a member of staff a new password, for the old one, and ends all their other sessions.
 * Refuses with `password_weak`, `sign_in_wrong` and `sign_in_locked`.
 */
export async function changePassword(
  context: Context,
  given: OwnPassword & { readonly replacement: string },
): Promise<void> {
  const { session, replacement, ip } = given;
  requireGoodPassword(replacement, session.login);
  const password = await hashPassword(replacement);
  const action = 'staff.change_password';
  await withOwnPassword(context, given, action, async (tx, row) => {
    await Promise.all([
      tx.query(updatePassword, [row.id, password]),
      tx.query(deleteOtherStaffSessions, [row.id, uuidOf(session.id)]),
    ]);
    const actor = { kind: 'staff', id: session.staff } as const;
    recordAct(tx, { actor, action, subject: session.staff, outcome: 'done', ip });
  });
}
