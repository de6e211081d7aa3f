import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { isBackTwice } from './is-back-twice.ts';
import { refundOf } from './load-payments.ts';
import type { RefundId } from './refund.ts';
import { lockRefunds } from './store/refunds.ts';

/** Whether its payer would have its money twice, because their bank has taken it as well. */
export async function isRefundBackTwice(tx: Tx, id: RefundId): Promise<boolean> {
  const [row] = await tx.load(lockRefunds, [{ slot: slotOf(id), id: uuidOf(id) }]);
  return row !== undefined && isBackTwice(tx, refundOf(row));
}
