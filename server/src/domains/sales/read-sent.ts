import { isId, present, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import type { TopupId } from '#topups';
import { orderOf } from './load-orders.ts';
import type { Sent } from './program-sale.ts';
import { type OrderId, refusalOf } from './program-order.ts';
import { readSale } from './read-sale.ts';
import { readOrder } from './store/program-orders.ts';

/**
 * What came of what a program wanted, as whoever sends it again is answered. Throws the refusal
 * that an order has ended with.
 */
export async function readSent(
  context: Context,
  reseller: ResellerId,
  made: TopupId | OrderId,
): Promise<Sent> {
  if (isId('top', made)) return { sale: await readSale(context, reseller, made) };
  const [row] = await context.db.read(readOrder, [slotOf(made), uuidOf(made)]);
  const order = orderOf(present(row, 'an order by its own id'), context.clock.now());
  if (order.refusal) throw refusalOf(order.refusal);
  return order.topup ? { sale: await readSale(context, reseller, order.topup) } : { order };
}
