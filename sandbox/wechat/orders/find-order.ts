import { Refused } from '../protocol/refusal.ts';
import type { World } from '../world.ts';
import type { Order } from './order.ts';
import { passTime } from './pass-time.ts';

/** The order as it is now, by either of its numbers. */
export function findOrder(
  world: World,
  mchId: string,
  by: { outTradeNo?: string | undefined; transactionId?: string | undefined },
): Order | undefined {
  const { outTradeNo, transactionId } = by;
  const order =
    transactionId === undefined
      ? world.books.find(mchId, outTradeNo ?? '')
      : world.books.findByTransaction(mchId, transactionId);
  return order === undefined ? undefined : passTime(world, order);
}

export function requireOrder(...given: Parameters<typeof findOrder>): Order {
  const order = findOrder(...given);
  if (order === undefined) throw new Refused('ORDER_NOT_EXIST');
  return order;
}
