import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { paymentClosed } from './facts.ts';
import { hasHope } from './has-hope.ts';
import { changeAttempt, changePayment } from './load-payments.ts';
import { lockMismatched } from './mismatch.ts';
import type { AttemptId } from './payment.ts';

/**
 * Lets go of money that never came to us, because a person has looked: the attempt has failed, and
 * so has its payment where nothing else of it may come. If the provider says one day that ours came
 * after all, that is believed as it is in every state.
 * Refuses with `payment_not_mismatched`, and with `mismatch_ours` for money that we have.
 */
export async function dismissMismatch(tx: Tx, id: AttemptId): Promise<void> {
  const { locked, payment, attempt } = await lockMismatched(tx, id, false);
  const evidence = `staff dismissed ${attempt.evidence ?? ''}`;
  changeAttempt(locked, { ...attempt, state: 'failed', evidence, askAt: null });
  if (payment.state !== 'open' || hasHope(locked, payment)) return;
  changePayment(locked, { ...payment, state: 'closed' });
  const { reference } = payment;
  const { scene } = attempt;
  await tell(tx, paymentClosed, [{ payment: payment.id, attempt: id, reference, scene, evidence }]);
}
