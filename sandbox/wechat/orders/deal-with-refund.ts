import type { World } from '../world.ts';
import type { Order } from './order.ts';
import { saveOrder } from './save-order.ts';
import { settleRefund } from './settle-refund.ts';

/**
 * People of the merchant's deal with an abnormal refund in the console: it goes to another account
 * of the payer's. False where there is none.
 */
export function dealWithRefund(world: World, order: Order): boolean {
  const abnormal = order.refunds.find(({ status }) => status === 'ABNORMAL');
  if (abnormal === undefined) return false;
  const settles = { atMs: world.clock.now(), as: 'SUCCESS' } as const;
  const dealt = { ...abnormal, status: 'PROCESSING', settles } as const;
  const refunds = order.refunds.map((one) => (one === abnormal ? dealt : one));
  settleRefund(world, saveOrder(world, { ...order, refunds }), dealt);
  return true;
}
