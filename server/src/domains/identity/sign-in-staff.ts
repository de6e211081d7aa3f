import { hourMs, type InstantMs, idFrom, networkOf, newId, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import type { Tx } from '#platform/postgres';
import { newToken, tokenHash } from './opaque-token.ts';
import { isPassword, nobodysPassword } from './password.ts';
import { recordAct } from './record-act.ts';
import { refuse } from './refusals.ts';
import { identitySettings } from './settings.ts';
import { isLogin, normalLogin, type StaffSession, staffSessionOf, totpPurpose } from './staff.ts';
import {
  insertStaffSessions,
  lockStaff,
  readStaffByLogin,
  type StaffRow,
  updateTotpStep,
} from './store/staff.ts';
import { newTotpSecret, totpStep } from './totp.ts';
import { clearTries, recordDenied, requireTry, type Try } from './tries.ts';

interface Credentials {
  readonly login: string;
  readonly password: string;
  /** What the authenticator shows. */
  readonly code: string;
  readonly ip: string;
}

export interface SignedInStaff {
  readonly session: StaffSession;
  /** For the cookie of staff; told here once and kept nowhere. */
  readonly token: string;
}

/**
 * Signs in a member of staff by password and authenticator at once. Whatever is wrong (the login,
 * the password, the code, a code used before, a suspension) gets one answer after the same work.
 * Refuses with `sign_in_wrong`, `sign_in_locked` and `too_many_requests`.
 */
export async function signInStaff(context: Context, given: Credentials): Promise<SignedInStaff> {
  const { ip, password, code } = given;
  await takeToken(context, {
    name: 'identity.staff_by_address',
    key: networkOf(ip, 'host'),
    limit: context.settings().get(identitySettings.staffSignInsPerAddressHour),
    perMs: hourMs,
  });
  const login = normalLogin(given.login);
  const [found] = isLogin(login) ? await context.db.read(readStaffByLogin, [login]) : [];
  const staff = found ? idFrom('stf', found.id) : null;
  const attempt: Try = { login, staff, action: 'staff.sign_in', ip };
  await requireTry(context, attempt);
  const isRight = await isPassword(found?.password ?? nobodysPassword, password);
  const signedIn = await context.db.transaction(async (tx) => {
    const [row] = found ? await tx.query(lockStaff, [found.id]) : [];
    // Both factors are judged whatever the other says, so that the time does not tell which was
    // wrong.
    const step = stepOf(context, row, code, tx.nowMs);
    const isSame = row !== undefined && row.password === found?.password;
    if (!row || !isSame || !isRight || step === undefined || row.suspendedAt !== null) {
      recordDenied(tx, attempt, 'wrong');
      return undefined;
    }
    await Promise.all([tx.query(updateTotpStep, [row.id, step]), clearTries(context, tx, login)]);
    return openSession(context, tx, row, ip);
  });
  if (!signedIn) throw refuse.sign_in_wrong();
  return signedIn;
}

function stepOf(
  context: Context,
  row: StaffRow | undefined,
  code: string,
  nowMs: InstantMs,
): number | undefined {
  const secret = row
    ? context.secrets.open(row.totpSealed, totpPurpose(idFrom('stf', row.id)))
    : newTotpSecret();
  return totpStep(secret, code, nowMs, Number(row?.totpStep ?? 0n));
}

function openSession(context: Context, tx: Tx, row: StaffRow, ip: string): SignedInStaff {
  const { login, name, roles } = row;
  const staff = idFrom('stf', row.id);
  const token = newToken();
  const id = newId('sts', tx.nowMs, slotOf(staff));
  const expiresAtMs = tx.nowMs + tx.settings.get(identitySettings.staffHours) * hourMs;
  tx.append(insertStaffSessions, {
    tokenHash: tokenHash(context.secrets, 'staff_session', token),
    id: uuidOf(id),
    staff: row.id,
    openedAt: tx.nowMs,
    seenAt: tx.nowMs,
    expiresAt: expiresAtMs,
  });
  const actor = { kind: 'staff', id: staff } as const;
  recordAct(tx, { actor, action: 'staff.sign_in', subject: staff, outcome: 'done', ip });
  const session = staffSessionOf(context.secrets, { id, staff, login, name, roles, expiresAtMs });
  return { session, token };
}
