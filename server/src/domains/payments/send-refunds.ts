import { slotCount, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { askAfterSeconds, askDelayMs, lastAskAfterSeconds } from './asking.ts';
import { connectorOf } from './connectors.ts';
import { refundAwaitsTransfer, refundFailed, refundSucceeded } from './facts.ts';
import { refundOf } from './load-payments.ts';
import {
  type Refund,
  type RefundEvidence,
  type RefundId,
  refundStateBy,
  takenByBank,
} from './refund.ts';
import { findAttempt } from './find-attempt.ts';
import { isBackTwice } from './is-back-twice.ts';
import {
  bringRefundForward,
  claimDueRefunds,
  lockRefunds,
  updateRefunds,
} from './store/refunds.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const atOnce = 50;

/**
 * Sends refunds that were promised and asks about those under way. Our number is the same every
 * time, so sending again after an unknown outcome is how to find out. Returns how many were dealt
 * with.
 */
export async function sendDueRefunds(context: Context): Promise<number> {
  let sent = 0;
  for (;;) {
    const now = new Date(context.clock.now()).toISOString();
    const values = [now, askAfterSeconds, lastAskAfterSeconds, allSlots, atOnce];
    const rows = await context.db.transaction((tx) => tx.query(claimDueRefunds, values));
    if (rows.length === 0) return sent;
    await Promise.all(rows.map((row) => sendOrLog(context, refundOf(row))));
    sent += rows.length;
  }
}

/** Makes the next asking about a refund happen soon: its provider has told that it moved. */
export async function askRefundSoon(context: Context, id: RefundId): Promise<void> {
  const at = new Date(context.clock.now()).toISOString();
  await context.db.transaction((tx) => tx.query(bringRefundForward, [slotOf(id), uuidOf(id), at]));
}

async function sendOrLog(context: Context, refund: Refund): Promise<void> {
  try {
    await send(context, refund);
  } catch (error) {
    context.log.error('a refund could not be sent', { refund: refund.id, error });
  }
}

async function send(context: Context, refund: Refund): Promise<void> {
  const isUnderWay = refund.state === 'pending' || refund.state === 'succeeded';
  const evidence = await callAbout(context, refund, isUnderWay ? 'queryRefund' : 'refund');
  await context.db.transaction((tx) => applyRefundEvidence(tx, refund.id, evidence));
}

/** What its provider says of a refund, whatever we know of it; nothing is sent. */
export function askAboutRefund(context: Context, refund: Refund): Promise<RefundEvidence> {
  return callAbout(context, refund, 'queryRefund');
}

async function callAbout(
  context: Context,
  refund: Refund,
  what: 'refund' | 'queryRefund',
): Promise<RefundEvidence> {
  const attempt = await findAttempt(context, refund.attempt);
  const { provider } = await connectorOf(context, refund.byBank ?? attempt.connector);
  const tools = { http: context.http, nowMs: context.clock.now() };
  return provider[what](tools, refund, attempt);
}

/** What a provider or a bank says of a refund, and what follows from it in the same transaction. */
export async function applyRefundEvidence(
  tx: Tx,
  id: RefundId,
  said: RefundEvidence,
): Promise<void> {
  const [row] = await tx.load(lockRefunds, [{ slot: slotOf(id), id: uuidOf(id) }]);
  if (!row) return;
  const refund = refundOf(row);
  const evidence = await unlessTaken(tx, refund, said);
  const state = refundStateBy(refund, evidence);
  if (state === undefined) {
    // It was looked at again because its provider told of it; nothing is left to ask.
    const isSeen = refund.state === 'succeeded' && evidence.says === 'succeeded';
    if (isSeen)
      tx.append(updateRefunds, { ...refund, id: uuidOf(id), askAt: null, changedAt: tx.nowMs });
    return;
  }
  const isOver = state === 'succeeded' || state === 'failed';
  tx.append(updateRefunds, {
    ...refund,
    id: uuidOf(id),
    state,
    evidence: 'reason' in evidence ? `${evidence.says}: ${evidence.reason}` : evidence.says,
    providerReference:
      ('providerReference' in evidence ? evidence.providerReference : undefined) ??
      refund.providerReference,
    askAt: isOver ? null : tx.nowMs + askDelayMs(refund.asked),
    changedAt: tx.nowMs,
  });
  const { payment, attempt, reference, amount, currency } = refund;
  const isAfterSuccess = refund.state === 'succeeded';
  const about = { payment, attempt, reference, connector: row.connector, amount, currency };
  const outcome = { refund: id, ...about, isAfterSuccess, isByBank: refund.byBank !== null };
  if (evidence.says === 'pending' && evidence.waitsFor === 'transfer') {
    await tell(tx, refundAwaitsTransfer, [outcome]);
  }
  if (state === 'succeeded') await tell(tx, refundSucceeded, [outcome]);
  if (state === 'failed') await tell(tx, refundFailed, [outcome]);
}

/** A bank of ours is not told to send what the payer's bank has taken before we could tell it. */
async function unlessTaken(tx: Tx, refund: Refund, said: RefundEvidence): Promise<RefundEvidence> {
  const isNew = refund.state !== 'pending' && said.says === 'pending';
  if (!isNew || said.waitsFor !== 'transfer' || !(await isBackTwice(tx, refund))) return said;
  return { says: 'failed', reason: takenByBank };
}
