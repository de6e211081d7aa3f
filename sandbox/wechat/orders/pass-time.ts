import type { World } from '../world.ts';
import { closeOrder } from './close-order.ts';
import { nextChangeMs, type Order } from './order.ts';
import { settleRefund } from './settle-refund.ts';
import { takeMoney } from './take-money.ts';

/**
 * Brings an order up to the present: the close after a week, refunds that were under way, and money
 * that arrives late. Every reader goes through it, so that a caller that asks in the instant after
 * the clock jumped does not see the past.
 */
export function passTime(world: World, order: Order): Order {
  let current = order;
  for (;;) {
    const dueMs = nextChangeMs(current);
    if (dueMs === null || dueMs > world.clock.now()) return current;
    current = passMoment(world, current, dueMs);
  }
}

function passMoment(world: World, order: Order, dueMs: number): Order {
  if (order.lateMoneyMs === dueMs) return takeMoney(world, order, dueMs);
  const refund = order.refunds.find((candidate) => candidate.settles?.atMs === dueMs);
  return refund === undefined
    ? closeOrder(world, order, dueMs)
    : settleRefund(world, order, refund);
}
