import type { World } from '../world.ts';
import type { Order } from './order.ts';
import { saveOrder } from './save-order.ts';

/** Closes an unpaid order and tells nobody. A fault may let the money arrive after all. */
export function closeOrder(world: World, order: Order, closedMs = world.clock.now()): Order {
  const { appId, outTradeNo } = order.terms;
  const [late] = world.faults.take('close', { appId, outTradeNo, method: 'close' });
  return saveOrder(world, {
    ...order,
    state: 'CLOSED',
    closedMs,
    lateMoneyMs: late === undefined ? null : closedMs + late.ms,
  });
}
