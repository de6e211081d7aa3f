import { hourMs, idFrom, networkOf, newId, slotOf, uuidOf } from '#base';
import {
  clearTries,
  isPassword,
  newToken,
  nobodysPassword,
  recordAct,
  recordDenied,
  requireTry,
  tokenHash,
  type Try,
} from '#identity';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { tryOf } from './operator-try.ts';
import { pinProof } from './pin.ts';
import { refuse } from './refusals.ts';
import { resellerSettings } from './settings.ts';
import {
  deleteSessionsOfOperator,
  insertSessions,
  type OperatorRow,
  readOperatorByLogin,
} from './store/people.ts';
import { readTills } from './store/resellers.ts';

export interface OperatorCredentials {
  readonly login: string;
  readonly pin: string;
  readonly till: number;
  readonly ip: string;
}

/**
 * Signs somebody in at a till by login and PIN, and signs them out of any other; returns the token
 * of the cookie. Whatever is wrong gets one answer after the same work. Refuses with
 * `operator_sign_in_wrong`, `sign_in_locked`, `too_many_requests` and `till_unknown`.
 */
export async function signInOperator(
  context: Context,
  { login, pin, till, ip }: OperatorCredentials,
): Promise<string> {
  await takeToken(context, {
    name: 'resellers.operator_by_address',
    key: networkOf(ip, 'host'),
    limit: context.settings().get(resellerSettings.signInsPerAddressHour),
    perMs: hourMs,
  });
  const [found] = await context.db.read(readOperatorByLogin, [login]);
  const attempt = tryOf(login, ip);
  await requireTry(context, attempt);
  const isRight = await isPassword(found?.pin ?? nobodysPassword, pin);
  if (!found || !isRight || found.isSuspended) {
    await context.db.transaction(async (tx) => recordDenied(tx, attempt, 'wrong'));
    throw refuse.operator_sign_in_wrong();
  }
  await requireTill(context, found, till);
  return openSession(context, found, { pin, till, attempt });
}

async function requireTill(context: Context, operator: OperatorRow, number: number): Promise<void> {
  const reseller = idFrom('rsl', operator.reseller);
  const tills = await context.db.read(readTills, [slotOf(reseller), operator.reseller]);
  if (!tills.some((till) => till.number === number && !till.isClosed)) throw refuse.till_unknown();
}

function openSession(
  context: Context,
  operator: OperatorRow,
  { pin, till, attempt }: { pin: string; till: number; attempt: Try },
): Promise<string> {
  const { secrets } = context;
  return context.db.transaction(async (tx) => {
    const token = newToken();
    const slot = slotOf(idFrom('opr', operator.id));
    const id = newId('tls', tx.nowMs, slot);
    await Promise.all([
      tx.query(deleteSessionsOfOperator, [operator.id]),
      clearTries(context, tx, attempt.login),
    ]);
    tx.append(insertSessions, {
      tokenHash: tokenHash(secrets, 'till_session', token),
      slot,
      id: uuidOf(id),
      operator: operator.id,
      reseller: operator.reseller,
      till,
      pinProof: pinProof(secrets, token, pin),
      openedAt: tx.nowMs,
      expiresAt: tx.nowMs + tx.settings.get(resellerSettings.sessionHours) * hourMs,
    });
    const who = idFrom('opr', operator.id);
    const actor = { kind: 'operator', id: who } as const;
    recordAct(tx, { actor, action: attempt.action, subject: who, outcome: 'done', ip: attempt.ip });
    return token;
  });
}
