import type { InstantMs } from '#base';
import type { PaymentCaptured } from './facts.ts';
import type { Attempt, Payment } from './payment.ts';

/** An attempt that was captured, as the fact of it tells it. */
export function capturedFact(
  payment: Payment,
  attempt: Attempt,
  nowMs: InstantMs,
): PaymentCaptured {
  return {
    payment: payment.id,
    attempt: attempt.id,
    reference: payment.reference,
    connector: attempt.connector,
    scene: attempt.scene,
    providerReference: attempt.providerReference ?? '',
    amount: attempt.amount,
    currency: attempt.currency,
    capturedAt: attempt.capturedAt ?? nowMs,
  };
}
