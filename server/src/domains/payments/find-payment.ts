import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AttemptId, Payment } from './payment.ts';
import type { RefundId } from './refund.ts';
import { refuse } from './refusals.ts';
import { findPaymentOfNumber } from './store/overview.ts';

/** The payment of an attempt or refund, and whose it is. Refuses with `payment_unknown`. */
export async function findPayment(
  context: Context,
  number: AttemptId | RefundId,
): Promise<Pick<Payment, 'id' | 'reference'>> {
  const [row] = await context.db.read(findPaymentOfNumber, [slotOf(number), uuidOf(number)]);
  if (!row) throw refuse.payment_unknown();
  return { id: idFrom('pay', row.id), reference: row.reference };
}
