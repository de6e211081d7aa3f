import { isoTime, newId, slotFor, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { hashPassword, requireGoodPassword } from './password.ts';
import { isRole, type Role } from './permissions.ts';
import { recordAct } from './record-act.ts';
import { refuse } from './refusals.ts';
import { isLogin, normalLogin, type StaffId, totpPurpose } from './staff.ts';
import { insertStaff, readStaffByLogin } from './store/staff.ts';
import { isTotpSecret, newTotpSecret, totpUri } from './totp.ts';

interface NewStaff {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** One that nobody could guess is made when none is given. */
  readonly password?: string;
  /** 32 characters of base32; a new one is made when none is given. */
  readonly totpSecret?: string;
  /** Under whose name an authenticator lists it. */
  readonly issuer?: string;
}

export interface CreatedStaff {
  readonly staff: StaffId;
  readonly login: string;
  /** The one that was given or made: shown once. */
  readonly password: string;
  /** For the person's authenticator: shown once, and afterwards known to nobody. */
  readonly totpSecret: string;
  readonly totpUri: string;
}

/**
 * Creates a member of staff with both factors, so that there is never one who signs in with a
 * password alone. Refuses with `login_unusable`, `login_taken`, `password_weak`, `roles_unknown`
 * and `totp_secret_unusable`.
 */
export async function createStaff(context: Context, given: NewStaff): Promise<CreatedStaff> {
  const login = normalLogin(given.login);
  if (!isLogin(login)) throw refuse.login_unusable();
  const password = given.password ?? newTotpSecret();
  requireGoodPassword(password, login);
  if (given.roles.length === 0 || !given.roles.every(isRole)) throw refuse.roles_unknown();
  const totpSecret = given.totpSecret ?? newTotpSecret();
  if (!isTotpSecret(totpSecret)) throw refuse.totp_secret_unusable();
  const hash = await hashPassword(password);
  const staff = await context.db.transaction(async (tx) => {
    const [taken] = await tx.query(readStaffByLogin, [login]);
    if (taken) throw refuse.login_taken({ login });
    const id = newId('stf', tx.nowMs, slotFor(login));
    await tx.query(insertStaff, [
      uuidOf(id),
      login,
      given.name,
      given.roles,
      hash,
      context.secrets.seal(totpSecret, totpPurpose(id)),
      isoTime(tx.nowMs),
    ]);
    recordAct(tx, {
      actor: context.actor,
      action: 'staff.create',
      subject: id,
      outcome: 'done',
      details: { login, roles: given.roles.join(' ') },
    });
    return id;
  });
  const uri = totpUri(totpSecret, login, given.issuer);
  return { staff, login, password, totpSecret, totpUri: uri };
}
