import { idFrom, isoTime, present } from '#base';
import type { Context } from '#platform/context';
import { secretPurpose } from './message.ts';
import { claimMs, type Closing, closingOf } from './sending.ts';
import type { Sender, SendOutcome } from './senders/sender.ts';
import { notificationSettings } from './settings.ts';
import { type ClaimedRow, claimDueMessages, closeClaims } from './store.ts';

const atOnce = 64;

/**
 * Hands every due message to the gateway, until none is due or the gateway takes none of many.
 * Returns how many it tried. Claiming, sending and closing are three steps, so that no transaction
 * waits for the gateway; a process that dies after sending leaves a claim that runs out, and the
 * message goes again under its id.
 */
export async function sendDueMessages(context: Context, sender: Sender): Promise<number> {
  let tried = 0;
  for (;;) {
    const claimed = await context.db.transaction((tx) =>
      tx.query(claimDueMessages, [isoTime(tx.nowMs), isoTime(tx.nowMs + claimMs), atOnce]),
    );
    if (claimed.length === 0) return tried;
    tried += claimed.length;
    const closings = await Promise.all(claimed.map((row) => sendOne(context, sender, row)));
    await context.db.transaction((tx) => tx.load(closeClaims, closings));
    if (closings.every(({ state }) => state === 'queued')) return tried;
  }
}

async function sendOne(context: Context, sender: Sender, row: ClaimedRow) {
  const { slot, id, kind, attempts } = row;
  const outcome = await tryOnce(context, sender, row);
  const most = context.settings().get(notificationSettings.mostAttempts);
  const closing: Closing = closingOf(outcome, attempts, most, context.clock.now());
  context.metrics.count('lowu_messages_total', { kind, state: closing.state });
  if (closing.state === 'failed') {
    context.log.warn('a message failed', { id, kind, attempts, reason: closing.failure });
  }
  return { ...closing, slot, id, attempts };
}

async function tryOnce(context: Context, sender: Sender, row: ClaimedRow): Promise<SendOutcome> {
  const { id, receiver: to, sender: from, queuedAt: at, body, sealed, sendBefore } = row;
  if (sendBefore !== null && sendBefore <= context.clock.now()) {
    return { outcome: 'refused', reason: 'too late' };
  }
  try {
    const text = body ?? context.secrets.open(present(sealed, 'a sealed text'), secretPurpose);
    return await sender.send(context.http, { id: idFrom('msg', id), to, from, text, at });
  } catch (error) {
    // A fault in one message, such as a key that was thrown away, must not hold up those beside it.
    context.log.error('a message could not be tried', { id, error });
    return { outcome: 'again', reason: 'fault' };
  }
}
