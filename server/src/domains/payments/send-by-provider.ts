import { isoTime, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { refundOf } from './load-payments.ts';
import { refuse } from './refusals.ts';
import type { Refund, RefundId } from './refund.ts';
import { lockRefunds, turnToProvider } from './store/refunds.ts';

/**
 * A refund that was to go by a bank goes by its provider after all, at once and under the number
 * that it has, which no provider has seen. Refuses with `refund_not_by_bank`.
 */
export async function sendByProvider(tx: Tx, id: RefundId): Promise<Refund> {
  const [row] = await tx.load(lockRefunds, [{ slot: slotOf(id), id: uuidOf(id) }]);
  const refund = row && refundOf(row);
  if (!refund?.byBank || refund.state === 'succeeded' || refund.state === 'failed') {
    throw refuse.refund_not_by_bank();
  }
  await tx.query(turnToProvider, [slotOf(id), uuidOf(id), isoTime(tx.nowMs)]);
  return refund;
}
