import { type Currency, type InstantMs, type Money, newId, type Slot, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { AttemptId, PaymentId, Scene } from './payment.ts';
import { insertAttempts, insertPayments } from './store/attempts.ts';

export interface NewPayment {
  /** The slot of what is paid for, so that paying and settling stay in one. */
  readonly slot: Slot;
  /** Opaque here; it comes back with every fact about this payment. */
  readonly reference: string;
  readonly amount: bigint;
  readonly currency: Currency;
  /** What the same is worth in another currency, by the rate that the payer was shown. */
  readonly other?: Money | null;
  readonly connector: string;
  readonly scene: Scene;
  /** What the payer reads on the provider's page. */
  readonly subject: string;
  readonly returnUrl: string;
  readonly expiresAt: InstantMs;
}

/**
 * Writes the payment and its first attempt, in the transaction of whoever wants the money. Our
 * number at the provider is the attempt's id: it is committed before anyone outside hears of it.
 */
export function openPayment(
  tx: Tx,
  wanted: NewPayment,
): { readonly payment: PaymentId; readonly attempt: AttemptId } {
  const { slot, amount, currency, expiresAt } = wanted;
  const payment: PaymentId = newId('pay', tx.nowMs, slot);
  const attempt: AttemptId = newId('att', tx.nowMs, slot);
  const both = { slot, amount, currency, expiresAt, openedAt: tx.nowMs };
  tx.append(insertPayments, {
    ...both,
    id: uuidOf(payment),
    reference: wanted.reference,
    otherAmount: wanted.other?.amountMinor ?? null,
    otherCurrency: wanted.other?.currency ?? null,
  });
  tx.append(insertAttempts, {
    ...both,
    id: uuidOf(attempt),
    payment: uuidOf(payment),
    connector: wanted.connector,
    scene: wanted.scene,
    subject: wanted.subject,
    returnUrl: wanted.returnUrl,
    state: 'created',
    askAt: expiresAt,
    changedAt: tx.nowMs,
  });
  return { payment, attempt };
}
