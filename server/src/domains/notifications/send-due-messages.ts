import { idFrom, isoTime, present, slotFor } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { applyReports } from './apply-reports.ts';
import { loadReaches } from './load-reaches.ts';
import { outgoingOf } from './outgoing.ts';
import { emailFor, isToAddress, openWays, phoneOnly, type Reach, staysInside } from './reach.ts';
import type { MessageId } from './message.ts';
import {
  claimMs,
  type Closing,
  closingOf,
  dropped,
  failed,
  keptInside,
  putOff,
} from './sending.ts';
import type { Sender, Senders, SendOutcome } from './senders/sender.ts';
import { notificationSettings, quietHoursOf } from './settings.ts';
import { rememberReferences } from './store/gateway-messages.ts';
import { failEmails } from './store/reaches.ts';
import { deleteEndpoints } from './store/push-endpoints.ts';
import { type ClaimedRow, claimDueMessages, closeClaims } from './store/messages.ts';
import { type UntrueChecks, untrueOf } from './untrue.ts';
import { type Way, wayOf } from './way.ts';

export type { IsUntrue, Leaving, UntrueChecks } from './untrue.ts';

const atOnce = 256;

/** What became of a claim, and by which names its gateway knows the message. */
interface Closed {
  readonly row: ClaimedRow;
  readonly reach: Reach;
  readonly closing: Closing;
  readonly outcome: SendOutcome | undefined;
}

/**
 * Hands every due message to its gateway, until none is due or the gateways take none of many.
 * Returns how many it looked at. Claiming, sending and closing are three steps, so that no
 * transaction waits for a gateway; a process that dies after sending leaves a claim that runs out,
 * and the message goes again. What is no longer so as it leaves is dropped: whoever has queued it
 * is asked, by `checks`.
 */
export async function sendDueMessages(
  context: Context,
  senders: Senders,
  checks: UntrueChecks = {},
): Promise<number> {
  let tried = 0;
  for (;;) {
    const claimed = await context.db.transaction(claim);
    if (claimed.length === 0) return tried;
    tried += claimed.length;
    const closed = await sendAll(context, senders, claimed, checks);
    await context.db.transaction((tx) => close(tx, closed));
    // What has another way before it goes on at once; all that is put off waits for its time.
    const isStuck = ({ closing }: Closed): boolean =>
      closing.state === 'queued' && closing.triedMore === null;
    if (closed.every(isStuck)) return tried;
  }
}

/** A message that is ours for a while, and how its receiver can be reached. */
interface Claimed {
  readonly row: ClaimedRow;
  readonly reach: Reach;
}

async function claim(tx: Tx): Promise<Claimed[]> {
  const times = [isoTime(tx.nowMs), isoTime(tx.nowMs + claimMs)];
  const rows = await tx.query(claimDueMessages, [...times, atOnce]);
  if (rows.length === 0) return [];
  const reaches = await loadReaches(
    tx,
    rows.map(({ receiver }) => receiver),
  );
  return rows.map((row) => ({ row, reach: reaches.get(row.receiver) ?? phoneOnly }));
}

/** With the way that it goes now; undefined where it is read in the app alone. */
interface Directed extends Claimed {
  readonly way: Way | undefined;
}

async function sendAll(
  context: Context,
  senders: Senders,
  claimed: readonly Claimed[],
  checks: UntrueChecks,
): Promise<Closed[]> {
  const usualQuiet = quietHoursOf(context.settings());
  const nowMs = context.clock.now();
  const directed = claimed.map(({ row, reach }): Directed => {
    const open = openWays(row, reach, senders);
    const isInside = staysInside(row.kind, reach);
    const way = isInside ? undefined : wayOf(row, open, reach.quiet ?? usualQuiet, nowMs);
    return { row, reach, way };
  });
  const leaving = directed
    .filter(({ way }) => way?.way === 'go')
    .map(({ row: { id, kind, key, cause, queuedAt } }) => {
      return { id: idFrom('msg', id), kind, key, cause, queuedAt };
    });
  const untrue = await untrueOf(context, checks, leaving);
  return Promise.all(directed.map((one) => sendOne(context, senders, one, untrue)));
}

async function sendOne(
  context: Context,
  senders: Senders,
  { way, ...claimed }: Directed,
  untrue: ReadonlySet<MessageId>,
): Promise<Closed> {
  const { row } = claimed;
  const { id, kind, attempts } = row;
  const nowMs = context.clock.now();
  const untold = (closing: Closing): Closed => ({ ...claimed, closing, outcome: undefined });
  if (!way) return untold(told(context, row, keptInside(attempts, nowMs)));
  if (way.way === 'wait') return untold(putOff(row.channel, attempts, way.untilMs));
  if (way.way === 'end') {
    return untold(told(context, row, failed(row.channel, attempts, way.reason, nowMs)));
  }
  if (untrue.has(idFrom('msg', id))) {
    context.metrics.count('lowu_messages_total', { kind, state: 'dropped', channel: '' });
    return untold(dropped(row.channel, attempts, nowMs));
  }
  const { channel } = way;
  const outcome = await tryOnce(context, present(senders[channel], 'a sender'), claimed);
  const { mostAttempts: most, attemptsOnWay } = notificationSettings;
  const mostAttempts = context.settings().get(way.hasOther ? attemptsOnWay : most);
  const tried = { kind, channel, attempts, mostAttempts, hasOtherWay: way.hasOther };
  return { ...claimed, closing: told(context, row, closingOf(outcome, tried, nowMs)), outcome };
}

function told(context: Context, { id, kind, attempts }: ClaimedRow, closing: Closing): Closing {
  const { state, channel, failure } = closing;
  context.metrics.count('lowu_messages_total', { kind, state, channel: channel ?? '' });
  if (state === 'failed' || state === 'unknown') {
    context.log.warn('a message did not get through', { id, kind, state, attempts, failure });
  }
  return closing;
}

async function tryOnce(
  context: Context,
  sender: Sender,
  { row, reach }: Claimed,
): Promise<SendOutcome> {
  try {
    return await sender.send(context.http, outgoingOf(context, row, reach));
  } catch (error) {
    // A fault in one message, such as a key that was thrown away, must not hold up those beside it.
    context.log.error('a message could not be tried', { id: row.id, error });
    return { outcome: 'again', reason: 'fault' };
  }
}

/** In one order everywhere, so that two who forget the same browsers wait for each other. */
async function forgetGone(tx: Tx, closed: readonly Closed[]): Promise<void> {
  const gone = new Set(closed.flatMap(({ outcome }) => outcome?.gone ?? []));
  if (gone.size === 0) return;
  const rows = [...gone].sort().map((endpoint) => ({ endpoint }));
  await tx.load(deleteEndpoints, rows);
}

/** Of an address that is being proved nothing is kept: its code is not typed, and that is all. */
function failNobodies(tx: Tx, closed: readonly Closed[]): void {
  for (const { row, reach, outcome } of closed) {
    const email = row.kind === 'email_code' ? null : emailFor(row, reach);
    if (!outcome?.isNobody || email === null || isToAddress(row)) continue;
    const { receiver: number } = row;
    tx.append(failEmails, { slot: slotFor(number), number, email, failedAt: tx.nowMs });
  }
}

async function close(tx: Tx, closed: readonly Closed[]): Promise<void> {
  await tx.load(
    closeClaims,
    closed.map(({ row: { slot, id, attempts }, closing }) => {
      const { attempts: attemptsNext, ...rest } = closing;
      return { slot, id, attempts, attemptsNext, ...rest };
    }),
  );
  const seenAt = tx.nowMs;
  const references = closed.flatMap(({ row: { slot, id }, outcome }) => {
    const isReported = outcome?.outcome === 'accepted' || outcome?.outcome === 'unknown';
    const { gateway, references: names = [] } = isReported ? outcome : {};
    if (gateway === undefined) return [];
    return names
      .filter((gatewayId) => gatewayId !== '')
      .map((gatewayId) => ({ gateway, gatewayId, slot, id, seenAt }));
  });
  await forgetGone(tx, closed);
  failNobodies(tx, closed);
  if (references.length === 0) return;
  // In one order everywhere, so that two who write the same rows wait instead of deadlocking.
  references.sort((one, other) => (one.gatewayId < other.gatewayId ? -1 : 1));
  const named = await tx.load(rememberReferences, references);
  await applyReports(tx, named);
}
