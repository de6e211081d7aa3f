import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { refundOf } from './load-payments.ts';
import type { RefundId } from './refund.ts';
import { askAboutRefund } from './send-refunds.ts';
import { lockRefunds } from './store/refunds.ts';

/**
 * Asks the provider whether a refund of ours has failed, of which a file says so: what a provider
 * keeps for its payer must be given to nobody a second time.
 */
export async function hasRefundFailed(context: Context, id: RefundId): Promise<boolean> {
  const key = { slot: slotOf(id), id: uuidOf(id) };
  const [row] = await context.db.transaction((tx) => tx.load(lockRefunds, [key]));
  return row !== undefined && (await askAboutRefund(context, refundOf(row))).says === 'failed';
}
