import { idFrom, isoTime, present } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { applyReports } from './apply-reports.ts';
import { secretPurpose } from './message.ts';
import { claimMs, type Closing, closingOf, failed, putOff } from './sending.ts';
import type { OutsideChannel, Senders, SendOutcome } from './senders/sender.ts';
import { notificationSettings, quietHoursOf } from './settings.ts';
import { rememberReferences } from './store/gateway-messages.ts';
import { type ClaimedRow, claimDueMessages, closeClaims } from './store/messages.ts';
import { endOfUse, wayOf } from './way.ts';

const atOnce = 256;

/** What became of a claim, and by which names its gateway knows the message. */
interface Closed {
  readonly row: ClaimedRow;
  readonly closing: Closing;
  readonly outcome: SendOutcome | undefined;
}

/**
 * Hands every due message to its gateway, until none is due or the gateways take none of many.
 * Returns how many it looked at. Claiming, sending and closing are three steps, so that no
 * transaction waits for a gateway; a process that dies after sending leaves a claim that runs out,
 * and the message goes again.
 */
export async function sendDueMessages(context: Context, senders: Senders): Promise<number> {
  let tried = 0;
  for (;;) {
    const claimed = await context.db.transaction((tx) =>
      tx.query(claimDueMessages, [isoTime(tx.nowMs), isoTime(tx.nowMs + claimMs), atOnce]),
    );
    if (claimed.length === 0) return tried;
    tried += claimed.length;
    const closed = await Promise.all(claimed.map((row) => sendOne(context, senders, row)));
    await context.db.transaction((tx) => close(tx, closed));
    if (closed.every(({ closing }) => closing.state === 'queued')) return tried;
  }
}

async function sendOne(context: Context, senders: Senders, row: ClaimedRow): Promise<Closed> {
  const { kind, attempts } = row;
  const settings = context.settings();
  const open = Object.keys(senders) as OutsideChannel[];
  const nowMs = context.clock.now();
  const way = wayOf(row, open, quietHoursOf(settings), nowMs);
  if (way.way === 'wait') {
    return { row, closing: putOff(row.channel, attempts, way.untilMs), outcome: undefined };
  }
  if (way.way === 'end') {
    const closing = failed(row.channel, attempts, way.reason, nowMs);
    return { row, closing: told(context, row, closing), outcome: undefined };
  }
  const { channel } = way;
  const outcome = await tryOnce(context, senders, channel, row);
  const mostAttempts = settings.get(notificationSettings.mostAttempts);
  const tried = { kind, channel, attempts, mostAttempts, hasOtherWay: way.hasOther };
  return { row, closing: told(context, row, closingOf(outcome, tried, nowMs)), outcome };
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
  senders: Senders,
  channel: OutsideChannel,
  row: ClaimedRow,
): Promise<SendOutcome> {
  const { id, receiver: to, sender: from, queuedAt: at, body, sealed } = row;
  try {
    const sender = present(senders[channel], `a sender for ${channel}`);
    const text = body ?? context.secrets.open(present(sealed, 'a sealed text'), secretPurpose);
    const usefulMs = endOfUse(row) - context.clock.now();
    return await sender.send(context.http, { id: idFrom('msg', id), to, from, text, at, usefulMs });
  } catch (error) {
    // A fault in one message, such as a key that was thrown away, must not hold up those beside it.
    context.log.error('a message could not be tried', { id, error });
    return { outcome: 'again', reason: 'fault' };
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
  const references = closed.flatMap(({ row: { slot, id }, outcome }) =>
    outcome?.outcome === 'accepted'
      ? outcome.references
          .filter((gatewayId) => gatewayId !== '')
          .map((gatewayId) => ({ gateway: outcome.gateway, gatewayId, slot, id, seenAt }))
      : [],
  );
  if (references.length === 0) return;
  // In one order everywhere, so that two who write the same rows wait instead of deadlocking.
  references.sort((one, other) => (one.gatewayId < other.gatewayId ? -1 : 1));
  const named = await tx.load(rememberReferences, references);
  await applyReports(tx, named);
}
