import { uuidOf } from '#base';
import type { Context } from '#platform/context';
import { findStaff } from './find-staff.ts';
import { hashPassword } from './password.ts';
import { recordAct } from './record-act.ts';
import { refuse } from './refusals.ts';
import { totpPurpose } from './staff.ts';
import { deleteOtherStaffSessions, lockStaff, updatePassword, updateTotp } from './store/staff.ts';
import { newTotpSecret, totpUri } from './totp.ts';
import { clearTries } from './tries.ts';

export interface RenewedFactors {
  readonly login: string;
  readonly password: string;
  readonly totpSecret: string;
  readonly totpUri: string;
}

/**
 * For whoever runs the machine: gives a member of staff, by login or id, another password and
 * authenticator in place of both, shown this once, and signs them out. `issuer` is the name that an
 * authenticator lists it under. Refuses with `staff_unknown`.
 */
export async function renewFactors(
  context: Context,
  who: string,
  issuer?: string,
): Promise<RenewedFactors> {
  const subject = await findStaff(context, who);
  const id = uuidOf(subject);
  const [password, totpSecret] = [newTotpSecret(), newTotpSecret()];
  const hash = await hashPassword(password);
  const { actor } = context;
  const login = await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockStaff, [id]);
    if (!row) throw refuse.staff_unknown();
    await tx.query(updatePassword, [id, hash]);
    await tx.query(updateTotp, [id, context.secrets.seal(totpSecret, totpPurpose(subject)), 0]);
    await tx.query(deleteOtherStaffSessions, [id, null]);
    await clearTries(context, tx, row.login);
    recordAct(tx, { actor, action: 'staff.renew', subject, outcome: 'done' });
    return row.login;
  });
  return { login, password, totpSecret, totpUri: totpUri(totpSecret, login, issuer) };
}
