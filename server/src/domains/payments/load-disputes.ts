import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Dispute } from './dispute.ts';
import { disputeOf } from './kept-disputes.ts';
import type { PaymentId } from './payment.ts';
import { readDisputesOfPayment } from './store/disputes.ts';

/** What banks have taken of a payment, oldest first, as it stands for this transaction. */
export async function loadDisputesOf(tx: Tx, payment: PaymentId): Promise<Dispute[]> {
  const rows = await tx.query(readDisputesOfPayment, [slotOf(payment), uuidOf(payment)]);
  return rows.map(disputeOf);
}
