import { idFrom, isId, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { hashPassword } from './password.ts';
import { recordAct } from './record-act.ts';
import { refuse } from './refusals.ts';
import { normalLogin, type StaffId, totpPurpose } from './staff.ts';
import {
  deleteOtherStaffSessions,
  lockStaff,
  readStaffByLogin,
  updatePassword,
  updateTotp,
} from './store/staff.ts';
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
 * authenticator in place of both, shown this once, and signs them out. Refuses with
 * `staff_unknown`.
 */
export async function renewFactors(context: Context, who: string): Promise<RenewedFactors> {
  const id = isId('stf', who)
    ? uuidOf(who)
    : (await context.db.read(readStaffByLogin, [normalLogin(who)]))[0]?.id;
  if (id === undefined) throw refuse.staff_unknown();
  const subject: StaffId = idFrom('stf', id);
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
  return { login, password, totpSecret, totpUri: totpUri(totpSecret, login) };
}
