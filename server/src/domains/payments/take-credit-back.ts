import { newId, slotOf } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { BilledPayment } from './apply-bill.ts';
import type { Dispute } from './dispute.ts';
import { disputeOpened } from './facts.ts';
import { rowOf } from './kept-disputes.ts';
import { lockByAttempt } from './load-payments.ts';
import { ofPayment } from './of-payment.ts';
import type { OwnReason } from './refund.ts';
import { insertDisputes } from './store/disputes.ts';

const reason: OwnReason = 'the payer’s bank took it back';

/**
 * Our bank has taken back a credit that was an attempt's: the money is gone as after a dispute that
 * was lost, and nobody can answer it. What it was for is taken back as far as it can be. False
 * where the attempt has no money, and nothing was done.
 */
export async function takeCreditBack(
  tx: Tx,
  connector: string,
  { attempt: id, amount, currency, providerReference, capturedAt: openedAt }: BilledPayment,
): Promise<boolean> {
  const locked = await lockByAttempt(tx, [id]);
  const attempt = locked.attempts.get(id);
  const payment = attempt && locked.payments.get(attempt.payment);
  const hasMoney = attempt?.state === 'captured' || attempt?.state === 'mismatched';
  if (!payment || !hasMoney || attempt.connector !== connector) return false;
  const slot = slotOf(id);
  const dispute: Dispute = {
    slot,
    id: newId('dsp', tx.nowMs, slot),
    payment: payment.id,
    attempt: id,
    reference: payment.reference,
    connector,
    providerReference,
    amount,
    currency,
    ...(await ofPayment(tx, attempt, { amount, currency })),
    fee: 0n,
    reason,
    state: 'lost',
    dueAt: null,
    openedAt,
  };
  tx.append(insertDisputes, rowOf(tx, dispute));
  await tell(tx, disputeOpened, [dispute]);
  return true;
}
