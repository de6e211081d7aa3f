import { dayMs, hourMs, type InstantMs, idFrom, isoTime, slotOf, uuidOf } from '#base';
import { type Context, keptIn } from '#platform/context';
import type { SettingValues } from '#platform/settings';
import { isToken, slotOfHash, type TokenPurpose, tokenHash } from './opaque-token.ts';
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
  const hash = recentHash(context, 'device', tokens.device);
  const sessionHash = isToken(tokens.session)
    ? recentHash(context, 'session', tokens.session)
    : null;
  const key = { slot: slotOfHash(hash), tokenHash: hash, sessionHash };
  const [row] = await context.db.readBy(readVisitRow, key);
  const nowMs = context.clock.now();
  const settings = context.settings();
  if (!row || row.seenAt + settings.get(identitySettings.deviceDays) * dayMs <= nowMs) {
    return undefined;
  }
  const visit = visitOf(
    idFrom('dev', row.device),
    { language: row.language, isCareMode: row.isCareMode },
    signedInBy(row, settings, nowMs),
  );
  await touch(context, row, visit, nowMs);
  return visit;
}

const hashes = {};
const mostHashes = 10_000;

/**
 * A token's hash, remembered for whoever comes often: it is the same for ever, and making it anew
 * took 4 µs of the 100 that a small read takes in all.
 */
function recentHash(context: Context, purpose: TokenPurpose, token: string): Buffer {
  const known = keptIn(context, hashes, () => new Map<string, Buffer>());
  const name = `${purpose} ${token}`;
  const found = known.get(name);
  if (found) return found;
  if (known.size === mostHashes) known.clear();
  const hash = tokenHash(context.secrets, purpose, token);
  known.set(name, hash);
  return hash;
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
