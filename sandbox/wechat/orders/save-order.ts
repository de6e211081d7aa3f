import type { World } from '../world.ts';
import { nextChangeMs, type Order } from './order.ts';

/** Keeps the order and has it looked at again when time next changes it. */
export function saveOrder(world: World, order: Order): Order {
  world.books.save(order);
  world.timekeeper.watch(order.id, nextChangeMs(order));
  return order;
}
