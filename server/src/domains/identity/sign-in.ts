import {
  dayMs,
  hourMs,
  type InstantMs,
  idFrom,
  maskPhoneNumber,
  networkOf,
  newId,
  type PhoneNumber,
  present,
  Refusal,
  slotFor,
  slotOf,
  uuidOf,
} from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import type { Tx } from '#platform/postgres';
import { readSubscriber, type SubscriberId } from '#subscribers';
import { changePreferences } from './change-preferences.ts';
import { codeHash, judgeGuess, numberHash } from './one-time-code.ts';
import { newToken, tokenHash } from './opaque-token.ts';
import { recordAct } from './record-act.ts';
import { refuse } from './refusals.ts';
import { identitySettings } from './settings.ts';
import { countGuess, deleteCode, lockCode } from './store/codes.ts';
import { lockDevice, putSessions } from './store/devices.ts';
import { type DeviceId, type Visit, visitOf } from './visit.ts';

interface Guess {
  readonly number: PhoneNumber;
  readonly code: string;
  readonly device: DeviceId;
  readonly ip: string;
}

export interface SignedIn {
  readonly visit: Visit;
  /** For the session cookie; told here once and kept nowhere. */
  readonly token: string;
  readonly expiresAtMs: InstantMs;
}

/**
 * Signs in whoever knows the newest code that this device asked for this number. A code opens once;
 * each wrong guess is counted, also when many come at once. Refuses with `code_wrong` and
 * `guessesLeft`, with `code_expired` when another code must be asked for, and with `device_unknown`
 * and `too_many_requests`.
 */
export async function signIn(context: Context, guess: Guess): Promise<SignedIn> {
  await takeToken(context, {
    name: 'identity.sign_in_by_address',
    key: networkOf(guess.ip, 'host'),
    limit: context.settings().get(identitySettings.signInsPerAddressHour),
    perMs: hourMs,
  });
  const outcome = await context.db.transaction((tx) => guessOnce(context, tx, guess));
  // Thrown after the commit, because the guess must stay counted.
  if (outcome instanceof Refusal) throw outcome;
  return { ...outcome, visit: await inOwnWords(context, outcome.visit) };
}

/** The device takes over what its person prefers; signing in does not fail where that does. */
async function inOwnWords(context: Context, visit: Visit): Promise<Visit> {
  try {
    const person = await readSubscriber(context, present(visit.subscriber, 'who has signed in'));
    const { language, isCareMode } = person;
    const { preferences } = visit;
    if (language === preferences.language && isCareMode === preferences.isCareMode) return visit;
    return await changePreferences(context, visit, { language, isCareMode });
  } catch (error) {
    context.log.warn('preferences were not taken over', { device: visit.device, error });
    return visit;
  }
}

async function guessOnce(context: Context, tx: Tx, guess: Guess): Promise<SignedIn | Refusal> {
  const { number, code, device, ip } = guess;
  const key = [slotFor(number), numberHash(context.secrets, number), uuidOf(device)];
  const [[kept], [known]] = await Promise.all([
    tx.query(lockCode, key),
    tx.query(lockDevice, [slotOf(device), uuidOf(device)]),
  ]);
  if (!known) return refuse.device_unknown();
  const given = codeHash(context.secrets, code, number, device);
  const most = tx.settings.get(identitySettings.codeGuesses);
  const verdict = judgeGuess(kept, given, tx.nowMs, most);
  if (!kept) return refuse.code_expired();
  if (verdict !== 'right' || kept.subscriber === null) {
    recordAct(tx, {
      actor: { kind: 'guest', id: device },
      action: 'subscriber.sign_in',
      outcome: 'denied',
      ip,
      details: { number: maskPhoneNumber(number), verdict },
    });
    if (verdict === 'expired') return refuse.code_expired();
    await tx.query(countGuess, key);
    return refuse.code_wrong({ guessesLeft: most - kept.guesses - 1 });
  }
  await tx.query(deleteCode, key);
  return openSession(context, tx, guess, idFrom('sub', kept.subscriber), known);
}

function openSession(
  context: Context,
  tx: Tx,
  { device, ip }: Guess,
  subscriber: SubscriberId,
  preferences: Visit['preferences'],
): SignedIn {
  const token = newToken();
  const session = newId('ses', tx.nowMs, slotOf(device));
  const expiresAtMs = tx.nowMs + tx.settings.get(identitySettings.sessionDays) * dayMs;
  tx.append(putSessions, {
    slot: slotOf(device),
    device: uuidOf(device),
    id: uuidOf(session),
    subscriber: uuidOf(subscriber),
    tokenHash: tokenHash(context.secrets, 'session', token),
    openedAt: tx.nowMs,
    seenAt: tx.nowMs,
    expiresAt: expiresAtMs,
  });
  recordAct(tx, {
    actor: { kind: 'subscriber', id: subscriber },
    action: 'subscriber.sign_in',
    subject: subscriber,
    outcome: 'done',
    ip,
    details: { device },
  });
  const visit = visitOf(device, preferences, { session, subscriber });
  return { visit, token, expiresAtMs };
}
