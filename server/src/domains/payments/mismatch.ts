import { type Currency, type InstantMs, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { type LockedPayments, lockByAttempt } from './load-payments.ts';
import type { Attempt, AttemptId, Payment } from './payment.ts';
import { refuse } from './refusals.ts';
import { readMismatch } from './store/mismatches.ts';

/** Money that came and is not what was asked. */
export interface Mismatch {
  readonly amount: bigint;
  readonly currency: Currency;
  /** False when it went to another seller or was for another application of ours. */
  readonly isOurs: boolean;
  readonly capturedAt: InstantMs;
}

interface LockedMismatch {
  readonly locked: LockedPayments;
  readonly payment: Payment;
  readonly attempt: Attempt;
  readonly came: Mismatch;
}

/** A mismatched attempt under its lock, whose money must be ours, or must not be. */
export async function lockMismatched(
  tx: Tx,
  id: AttemptId,
  isOurs: boolean,
): Promise<LockedMismatch> {
  const [locked, [came]] = await Promise.all([
    lockByAttempt(tx, [id]),
    tx.query(readMismatch, [slotOf(id), uuidOf(id)]),
  ]);
  const attempt = locked.attempts.get(id);
  const payment = attempt && locked.payments.get(attempt.payment);
  if (!payment || !came || attempt.state !== 'mismatched') throw refuse.payment_not_mismatched();
  if (came.isOurs !== isOurs) throw isOurs ? refuse.mismatch_not_ours() : refuse.mismatch_ours();
  return { locked, payment, attempt, came };
}
