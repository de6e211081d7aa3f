import { slotOf, uuidOf } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { capturedFact } from './captured-fact.ts';
import { mismatchAccepted, type PaymentCaptured } from './facts.ts';
import { changeAttempt, changePayment } from './load-payments.ts';
import { lockMismatched } from './mismatch.ts';
import type { AttemptId } from './payment.ts';
import { acceptMismatches } from './store/mismatches.ts';

export interface AcceptedMismatch {
  /** What came, as it is from now on. */
  readonly captured: PaymentCaptured;
  /** What had been asked for, in minor units of the same currency unless `isOtherCurrency`. */
  readonly askedMinor: bigint;
  readonly isOtherCurrency: boolean;
}

/**
 * Takes money that is not what was asked for what it is, because a person has decided so: the
 * attempt is captured with what came, and can be given back. What becomes of the money
 * whoever calls has decided. Refuses with `payment_not_mismatched`, and with
 * `mismatch_not_ours` for money that went to somebody else.
 */
export async function acceptMismatch(tx: Tx, id: AttemptId): Promise<AcceptedMismatch> {
  const { locked, payment, attempt, came } = await lockMismatched(tx, id, true);
  const { amount, currency, capturedAt } = came;
  const evidence = `staff accepted ${attempt.evidence ?? ''}`;
  const accepted = { ...attempt, state: 'captured', amount, currency, capturedAt } as const;
  changeAttempt(locked, { ...accepted, evidence, askAt: null });
  changePayment(locked, { ...payment, state: 'captured' });
  tx.append(acceptMismatches, { slot: slotOf(id), attempt: uuidOf(id), amount, currency });
  const captured = capturedFact(payment, accepted, tx.nowMs);
  await tell(tx, mismatchAccepted, [captured]);
  return {
    captured,
    askedMinor: attempt.amount,
    isOtherCurrency: currency !== attempt.currency,
  };
}
