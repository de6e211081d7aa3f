import type { World } from '../world.ts';
import type { Order } from './order.ts';
import { passTime } from './pass-time.ts';
import { takeMoney } from './take-money.ts';

/** The buyer pays. False if the order is paid, closed or expired and takes no more money. */
export function payOrder(world: World, found: Order): boolean {
  const order = passTime(world, found);
  if (!isPayable(world, order)) return false;
  takeMoney(world, order);
  return true;
}

export function isPayable(world: World, order: Order): boolean {
  return order.state === 'NOTPAY' && world.clock.now() < order.expiresMs;
}
