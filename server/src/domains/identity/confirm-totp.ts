import { uuidOf } from '#base';
import type { Context } from '#platform/context';
import { recordAct } from './record-act.ts';
import { refuse } from './refusals.ts';
import { type StaffSession, totpPurpose } from './staff.ts';
import { deleteOtherStaffSessions, lockStaff, updateTotp } from './store/staff.ts';
import { totpStep } from './totp.ts';

/**
 * Takes the enrolled authenticator into use, by a code it shows, and ends all other sessions.
 * Refuses with `totp_wrong`, also when none was enrolled.
 */
export async function confirmTotp(
  context: Context,
  given: { readonly session: StaffSession; readonly code: string; readonly ip: string },
): Promise<void> {
  const { session, code, ip } = given;
  const { staff } = session;
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockStaff, [uuidOf(staff)]);
    if (!row?.totpNextSealed) throw refuse.totp_wrong();
    const secret = context.secrets.open(row.totpNextSealed, totpPurpose(staff));
    const step = totpStep(secret, code, tx.nowMs, 0);
    if (step === undefined) throw refuse.totp_wrong();
    await Promise.all([
      tx.query(updateTotp, [row.id, row.totpNextSealed, step]),
      tx.query(deleteOtherStaffSessions, [row.id, uuidOf(session.id)]),
    ]);
    const actor = { kind: 'staff', id: staff } as const;
    recordAct(tx, { actor, action: 'staff.confirm_totp', subject: staff, outcome: 'done', ip });
  });
}
