import { clearTries, requireTry } from '#identity';
import { type Context, keptIn } from '#platform/context';
import { isProved } from './pin.ts';
import { refuse } from './refusals.ts';
import type { TillSessionId } from './reseller.ts';
import type { TillVisit } from './seller.ts';
import { resellerSettings } from './settings.ts';
import { signOutOperator } from './sign-out-operator.ts';
import { tryOf } from './operator-try.ts';

const owner = {};

/**
 * The PIN of who sells, at each sale. Failures are counted here before anything is awaited, so that
 * of a thousand guesses at once no more are judged than are allowed in a row; at the last of them
 * the session is over, and signing in again is locked by steps. Refuses with `pin_wrong`,
 * `pin_locked` and `sign_in_locked`.
 */
export async function requirePin(context: Context, visit: TillVisit, pin: string): Promise<void> {
  const failures = keptIn(context, owner, () => new Map<TillSessionId, number>());
  const { session, operatorLogin } = visit.seller;
  const most = context.settings().get(resellerSettings.pinTries);
  const before = failures.get(session) ?? 0;
  if (before >= most) throw refuse.pin_locked();
  const attempt = tryOf(operatorLogin, visit.ip);
  if (isProved(context.secrets, visit.token, pin, visit.pinProof)) {
    if (before === 0) return;
    failures.delete(session);
    await context.db.transaction((tx) => clearTries(context, tx, attempt.login));
    return;
  }
  failures.set(session, before + 1);
  await requireTry(context, attempt);
  const left = most - before - 1;
  if (left > 0) throw refuse.pin_wrong({ left });
  await signOutOperator(context, visit.token);
  failures.delete(session);
  throw refuse.pin_locked();
}
