import { type Id, isoTime, type Refusal, secondMs } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { ActCode } from './act.ts';
import { afterTry, isLocked } from './lockout.ts';
import { recordAct } from './record-act.ts';
import { refuse } from './refusals.ts';
import { identitySettings } from './settings.ts';
import { lockLockout, openLockout, updateLockout } from './store/staff.ts';

/** A try at a login, by somebody who may or may not be whose login it is. */
export interface Try {
  readonly login: string;
  /** Whose login it is; null when it is nobody's, which must make no difference. */
  readonly staff: Id | null;
  readonly action: ActCode;
  readonly ip: string;
}

/** Hashed, since people type passwords into the wrong field. */
function lockoutKey(context: Context, login: string): Buffer {
  return context.secrets.fingerprint(login, 'identity.lockout.login');
}

/**
 * Counts a try at a login before it is judged: see `afterTry`. Logins that do not exist are counted
 * and locked alike. Refuses with `sign_in_locked` and `retryAfterSeconds`.
 */
export async function requireTry(context: Context, given: Try): Promise<void> {
  const refused = await context.db.transaction((tx) => countTry(context, tx, given));
  if (refused) throw refused;
}

async function countTry(
  context: Context,
  tx: Tx,
  { login, staff, action, ip }: Try,
): Promise<Refusal | undefined> {
  const key = lockoutKey(context, login);
  const [, [lockout]] = await Promise.all([
    tx.query(openLockout, [key, isoTime(tx.nowMs)]),
    tx.query(lockLockout, [key]),
  ]);
  if (lockout && isLocked(lockout, tx.nowMs)) {
    recordDenied(tx, { login, staff, action, ip }, 'locked');
    const waitMs = lockout.lockedUntil - tx.nowMs;
    return refuse.sign_in_locked({ retryAfterSeconds: Math.ceil(waitMs / secondMs) });
  }
  const next = afterTry(lockout, tx.settings.get(identitySettings.lockoutSteps), tx.nowMs);
  const { failures, failedAt, lockedUntil } = next;
  await tx.query(updateLockout, [key, failures, isoTime(failedAt), isoTime(lockedUntil)]);
  return undefined;
}

/** Records that a try came to nothing. The login is not written down unless it is somebody's. */
export function recordDenied(tx: Tx, { staff, action, ip }: Try, reason: string): void {
  const actor = { kind: 'guest', id: 'unknown' } as const;
  recordAct(tx, { actor, action, subject: staff, outcome: 'denied', ip, details: { reason } });
}

/** Forgets the failures of a login whose owner has just proved to be it. */
export async function clearTries(context: Context, tx: Tx, login: string): Promise<void> {
  const at = isoTime(tx.nowMs);
  await tx.query(updateLockout, [lockoutKey(context, login), 0, at, at]);
}
