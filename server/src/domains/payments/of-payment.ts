import { multiplyFloor, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Dispute } from './dispute.ts';
import type { Attempt } from './payment.ts';
import { readWorth } from './store/attempts.ts';

/**
 * How much of an attempt's money a bank has taken, in the attempt's currency. What was taken in
 * another is counted by the payment's own rate, the one at which its value was promised, whatever a
 * unit of it is worth today. Null where the payer was shown no such rate.
 */
export async function ofPayment(
  tx: Tx,
  { payment, currency }: Attempt,
  taken: Pick<Dispute, 'amount' | 'currency'>,
): Promise<bigint | null> {
  if (taken.currency === currency) return taken.amount;
  const [worth] = await tx.query(readWorth, [slotOf(payment), uuidOf(payment)]);
  if (worth?.currency !== currency || worth.otherCurrency !== taken.currency) return null;
  if (worth.otherAmount === null) return null;
  const amount = multiplyFloor(taken.amount, worth.amount, worth.otherAmount);
  return amount > 0n ? amount : null;
}
