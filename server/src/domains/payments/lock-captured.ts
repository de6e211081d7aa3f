import { assert } from '#base';
import type { Tx } from '#platform/postgres';
import { capturedFact } from './captured-fact.ts';
import type { PaymentCaptured } from './facts.ts';
import { lockByAttempt } from './load-payments.ts';
import type { AttemptId } from './payment.ts';

/**
 * Money that was captured before, as the fact of it told it then, for whoever has kept it waiting.
 * The attempt is locked; it is captured for good, so anything else is a fault.
 */
export async function lockCaptured(tx: Tx, id: AttemptId): Promise<PaymentCaptured> {
  const { attempts, payments } = await lockByAttempt(tx, [id]);
  const attempt = attempts.get(id);
  const payment = attempt && payments.get(attempt.payment);
  assert(payment && attempt.state === 'captured', `${id} was captured`);
  return capturedFact(payment, attempt, tx.nowMs);
}
