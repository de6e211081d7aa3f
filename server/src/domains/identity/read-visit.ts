import { dayMs, hourMs, type InstantMs, idFrom, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { SettingValues } from '#platform/settings';
import { isToken, slotOfHash, tokenHash } from './opaque-token.ts';
import { identitySettings } from './settings.ts';
import { readVisitRow, touchDevice, touchSession, type VisitRow } from './store/devices.ts';
import { type Visit, visitOf } from './visit.ts';

/**
 * Seen is written at most this often: a visit reads, and a write for each would cost more than it.
 */
const touchEveryMs = hourMs;

/**
 * Who comes, by the tokens of the two cookies. Undefined when the device is not known: then a
 * channel opens one. A session token opens nothing on another device, nor after its time.
 */
export async function readVisit(
  context: Context,
  tokens: { readonly device: string | undefined; readonly session: string | undefined },
): Promise<Visit | undefined> {
  if (!isToken(tokens.device)) return undefined;
  const hash = tokenHash(context.secrets, 'device', tokens.device);
  const sessionHash = isToken(tokens.session)
    ? tokenHash(context.secrets, 'session', tokens.session)
    : null;
  const key = { slot: slotOfHash(hash), tokenHash: hash, sessionHash };
  const [row] = await context.db.readBy(readVisitRow, key);
  const nowMs = context.clock.now();
  const settings = context.settings();
  if (!row || row.seenAt + settings.get(identitySettings.deviceDays) * dayMs <= nowMs) {
    return undefined;
  }
  const visit = visitOf(
    context.secrets,
    idFrom('dev', row.device),
    { language: row.language, isCareMode: row.isCareMode },
    signedInBy(row, settings, nowMs),
  );
  await touch(context, row, visit, nowMs);
  return visit;
}

function signedInBy(row: VisitRow, settings: SettingValues, nowMs: InstantMs) {
  const { session, subscriber, sessionSeenAt, expiresAt } = row;
  if (session === null || subscriber === null) return null;
  const idleMs = settings.get(identitySettings.sessionIdleDays) * dayMs;
  if ((expiresAt ?? 0) <= nowMs || (sessionSeenAt ?? 0) + idleMs <= nowMs) return null;
  return { session: idFrom('ses', session), subscriber: idFrom('sub', subscriber) };
}

async function touch(
  context: Context,
  row: VisitRow,
  { device, session }: Visit,
  nowMs: InstantMs,
): Promise<void> {
  const isStale = (seenAt: number | null) => seenAt !== null && nowMs - seenAt >= touchEveryMs;
  const isSessionStale = session !== null && isStale(row.sessionSeenAt);
  if (!isStale(row.seenAt) && !isSessionStale) return;
  await context.db.transaction(async (tx) => {
    const key = [slotOf(device), uuidOf(device)];
    const seen = isoTime(tx.nowMs);
    await Promise.all([
      tx.query(touchDevice, [...key, seen]),
      session === null ? [] : tx.query(touchSession, [...key, uuidOf(session), seen]),
    ]);
  });
}
