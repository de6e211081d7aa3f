import { randomInt } from 'node:crypto';
import { idFrom, type InstantMs, isoTime, minuteMs, secondMs } from '#base';
import type { Context } from '#platform/context';
import type { HttpOutcome } from '#platform/http';
import { startTimer } from '#platform/sockets';
import { verdictOf } from './attempt.ts';
import { mayBeLoopbackAt } from './check-endpoint.ts';
import { type Attempted, closeAttempts } from './close-attempts.ts';
import { secretPurpose } from './secret.ts';
import { webhookSettings } from './settings.ts';
import { signedHeaders, steadyHeaders } from './sign.ts';
import { type ClaimedRow, claimDue } from './store/deliveries.ts';
import { Underway } from './underway.ts';

/** How long it waits, in real time, before it looks again where nothing was due. */
const pollMs = 200;
/** How long a process that stops waits for answers; what comes later is sent again by another. */
const graceMs = secondMs;
/** Of an answer its status counts; as much as this is read away behind it. */
const longestAnswerBytes = 65_536;

export interface Deliverer {
  /** Resolves once nothing is due and nothing is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Sends what is due for as long as the process lives. Three things happen side by side and wait for
 * nobody: claiming, at most so many for each endpoint and owner; sending, each for itself; and
 * closing, all that have ended by one transaction. So a receiver that is slow, or never answers,
 * takes up its own room and no other's, and no transaction waits for a receiver. A process that
 * dies leaves claims that run out: the events are sent again under their ids.
 */
export function openDeliverer(context: Context): Deliverer {
  const stopping = new AbortController();
  const state = new Underway();
  const claiming = claimUntil(context, state, stopping.signal);
  const closing = closeUntil(context, state, stopping.signal);
  return {
    idle: () => state.idle(),
    async stop() {
      stopping.abort();
      state.wakeAll();
      await claiming;
      await within(graceMs, state.allAnswered());
      await closing;
      await close(context, state.takeEnded());
    },
  };
}

async function claimUntil(context: Context, state: Underway, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const roomIsFree = state.roomIsFree();
    const number = state.beginClaim();
    const claimed = await claim(context, state);
    const opened: Opened = new Map();
    for (const row of claimed) void send(context, state, row, opened);
    if (claimed.length > 0) continue;
    state.foundNothing(number);
    await within(pollMs, roomIsFree);
  }
}

async function claim(context: Context, state: Underway): Promise<ClaimedRow[]> {
  if (state.room <= 0) return [];
  const settings = context.settings();
  const nowMs = context.clock.now();
  const lostMs = settings.get(webhookSettings.timeoutSeconds) * secondMs + minuteMs;
  const times = [isoTime(nowMs), isoTime(nowMs + lostMs)];
  const limits = [settings.get(webhookSettings.mostAtOnce), state.room];
  const busy = [[...state.busy.keys()], [...state.busy.values()]];
  const mostOfOwner = settings.get(webhookSettings.mostAtOnceOfOwner);
  const ofOwners = [mostOfOwner, [...state.busyOwners.keys()], [...state.busyOwners.values()]];
  try {
    return await context.db.read(claimDue, [...times, ...limits, ...busy, ...ofOwners]);
  } catch (error) {
    context.log.warn('no webhooks could be claimed', { error });
    return [];
  }
}

async function send(
  context: Context,
  state: Underway,
  row: ClaimedRow,
  opened: Opened,
): Promise<void> {
  state.begin(row);
  const startedAt = context.clock.now();
  const startedMs = performance.now();
  const outcome = await call(context, row, startedAt, opened).catch(
    (error: unknown): HttpOutcome => {
      // A fault in one, such as a key that was thrown away, must not hold up those beside it.
      context.log.error('a webhook could not be tried', { delivery: row.id, error });
      return { outcome: 'not_sent', reason: 'fault' };
    },
  );
  const tookMs = Math.round(performance.now() - startedMs);
  const chance = randomInt(1_000) / 1_000;
  const { attempts } = row;
  const nowMs = context.clock.now();
  const verdict = verdictOf({ outcome, attempts, startedAt, tookMs, nowMs, chance });
  context.metrics.count('lowu_webhook_attempts_total', { outcome: verdict.state });
  state.end({ row, verdict });
}

/** By what is sealed, for one claim: an endpoint has many events, and few secrets. */
type Opened = Map<string, string>;

function openOnce({ secrets }: Context, sealed: string, opened: Opened): string {
  const secret = opened.get(sealed) ?? secrets.open(sealed, secretPurpose);
  opened.set(sealed, secret);
  return secret;
}

async function call(
  context: Context,
  row: ClaimedRow,
  at: InstantMs,
  opened: Opened,
): Promise<HttpOutcome> {
  const { body, url, secret, secretsBefore } = row;
  const event = idFrom('evt', row.event);
  const settings = context.settings();
  const mayBeLoopback = mayBeLoopbackAt(new URL(url), settings);
  // It was opened while the demo allowed it.
  if (!mayBeLoopback && !url.startsWith('https:')) {
    return { outcome: 'not_sent', reason: 'not_https' };
  }
  const signed = signedHeaders({
    id: event,
    at,
    body,
    secrets: [secret, ...secretsBefore].map((one) => openOnce(context, one, opened)),
  });
  return context.http.call({
    method: 'POST',
    url,
    headers: { ...steadyHeaders(event), ...signed },
    body,
    timeoutMs: settings.get(webhookSettings.timeoutSeconds) * secondMs,
    guard: { mayBeLoopback },
    longestAnswerBytes,
    isBodyIgnored: true,
  });
}

async function closeUntil(context: Context, state: Underway, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const changed = state.changed();
    const ended = state.takeEnded();
    if (ended.length === 0) {
      await changed;
      continue;
    }
    if (await close(context, ended)) state.closed();
    else {
      state.putBack(ended);
      await within(secondMs, state.roomIsFree());
    }
  }
}

async function close(context: Context, ended: readonly Attempted[]): Promise<boolean> {
  try {
    if (ended.length > 0) await closeAttempts(context, ended);
    return true;
  } catch (error) {
    context.log.warn('webhooks could not be closed and may be sent again', { error });
    return false;
  }
}

/** Waits for something, in real time and no longer than so: receivers live by no other clock. */
async function within(mostMs: number, awaited: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = startTimer(mostMs, late.resolve);
  await Promise.race([awaited, late.promise]);
  timer.stop();
}
