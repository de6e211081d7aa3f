import { hourMs, idFrom, type InstantMs, networkOf } from '#base';
import {
  clearTries,
  isPassword,
  newTotpSecret,
  nobodysPassword,
  recordAct,
  recordDenied,
  requireTry,
  totpStep,
} from '#identity';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { normalEmail, totpPurpose, tryOf } from './developer.ts';
import { openDeveloperSession } from './open-developer-session.ts';
import { refuse } from './refusals.ts';
import { partnerSettings } from './settings.ts';
import { lockDeveloper, readDeveloperByEmail, updateDeveloperStep } from './store/developers.ts';

export interface DeveloperCredentials {
  readonly email: string;
  readonly password: string;
  /** What the authenticator shows. */
  readonly code: string;
  /** What the authenticator goes by: our own time, but in a sandbox that was moved on. */
  readonly codeAt: InstantMs;
  readonly ip: string;
}

/**
 * Signs a developer in by password and authenticator at once; returns the token of the cookie.
 * Whatever is wrong gets one answer after the same work. Refuses with `developer_sign_in_wrong`,
 * `sign_in_locked` and `too_many_requests`.
 */
export async function signInDeveloper(
  context: Context,
  { email: typed, password, code, codeAt, ip }: DeveloperCredentials,
): Promise<string> {
  const limit = context.settings().get(partnerSettings.signInsPerAddressHour);
  const key = networkOf(ip, 'host');
  await takeToken(context, { name: 'partners.sign_in', key, limit, perMs: hourMs });
  const email = normalEmail(typed);
  const [found] = await context.db.read(readDeveloperByEmail, [email]);
  const attempt = tryOf(email, ip, found ? idFrom('dev', found.id) : null);
  await requireTry(context, attempt);
  const isRight = await isPassword(found?.password ?? nobodysPassword, password);
  const token = await context.db.transaction(async (tx) => {
    const [row] = found ? await tx.query(lockDeveloper, [found.id]) : [];
    const developer = row && idFrom('dev', row.id);
    // Both factors are judged whatever the other says, so that the time does not tell which was
    // wrong.
    const secret =
      row && developer
        ? context.secrets.open(row.totpSealed, totpPurpose(developer))
        : newTotpSecret();
    const step = totpStep(secret, code, codeAt, Number(row?.totpStep ?? 0n));
    const isOpen = row?.dismissedAt === null;
    if (!row || !developer || !isOpen || !isRight || step === undefined) {
      recordDenied(tx, attempt, 'wrong');
      return undefined;
    }
    await tx.query(updateDeveloperStep, [row.id, step]);
    await clearTries(context, tx, attempt.login);
    const made = openDeveloperSession(context, tx, developer);
    const actor = { kind: 'developer', id: developer } as const;
    const { action } = attempt;
    recordAct(tx, { actor, action, subject: developer, outcome: 'done', ip });
    return made;
  });
  if (token === undefined) throw refuse.developer_sign_in_wrong();
  return token;
}
