import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { refundOf } from './load-payments.ts';
import type { PaymentId } from './payment.ts';
import type { Refund } from './refund.ts';
import { readRefundsOfPayment } from './store/refunds.ts';

/** What was promised back of a payment, as it stood when this transaction began to change it. */
export async function loadRefundsOf(tx: Tx, payment: PaymentId): Promise<Refund[]> {
  const rows = await tx.query(readRefundsOfPayment, [slotOf(payment), uuidOf(payment)]);
  return rows.map(refundOf);
}
