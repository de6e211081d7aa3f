import { newId, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { lockByAttempt } from './load-payments.ts';
import type { AttemptId } from './payment.ts';
import { refuse } from './refusals.ts';
import type { RefundId } from './refund.ts';
import { insertRefunds, readRefunded } from './store/refunds.ts';

export interface NewRefund {
  /** Its number, where that was made before; else it is made here. */
  readonly id?: RefundId;
  readonly attempt: AttemptId;
  readonly amount: bigint;
  readonly reason: string;
  /** Whose refund it is, as with payments. */
  readonly reference: string;
  /** Not before then; at once where nothing is said. */
  readonly sendAt?: number;
  /** The connector of a bank, where it cannot go back the way it came. */
  readonly byBank?: string;
}

/**
 * Promises money back, in the transaction that takes its value away. It is sent afterwards, under a
 * number that never changes. Concurrent partial refunds wait for each other on the payment, so that
 * together they never exceed it. Refuses with `refund_not_possible` and `refund_exceeds_payment`.
 */
export async function openRefund(tx: Tx, wanted: NewRefund): Promise<RefundId> {
  const { slot, id } = { slot: slotOf(wanted.attempt), id: uuidOf(wanted.attempt) };
  const [locked, [refunded]] = await Promise.all([
    lockByAttempt(tx, [wanted.attempt]),
    tx.query(readRefunded, [slot, id]),
  ]);
  const attempt = locked.attempts.get(wanted.attempt);
  if (!attempt) throw refuse.payment_unknown();
  if (attempt.state !== 'captured') throw refuse.refund_not_possible({ state: attempt.state });
  const rest = attempt.amount - (refunded?.amount ?? 0n);
  if (wanted.amount <= 0n || wanted.amount > rest) {
    throw refuse.refund_exceeds_payment({ left: rest.toString() });
  }
  const refund: RefundId = wanted.id ?? newId('rfd', tx.nowMs, slot);
  tx.append(insertRefunds, {
    slot,
    id: uuidOf(refund),
    payment: uuidOf(attempt.payment),
    attempt: id,
    reference: wanted.reference,
    amount: wanted.amount,
    currency: attempt.currency,
    reason: wanted.reason,
    state: 'created',
    byBank: wanted.byBank ?? null,
    askAt: wanted.sendAt ?? tx.nowMs,
    openedAt: tx.nowMs,
    changedAt: tx.nowMs,
  });
  return refund;
}
