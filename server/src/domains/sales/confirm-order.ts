import { isLasting } from '#platform/idempotency';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { endOrderAs } from './end-order.ts';
import { loadOrder } from './load-order.ts';
import { refusalOf } from './program-order.ts';
import { readSale } from './read-sale.ts';
import { refuse } from './refusals.ts';
import type { SaleInFull } from './sale.ts';
import { sellOrder } from './sell-order.ts';

/**
 * Sells an order whose money is set aside: hold, float and line in one commit. Confirming twice
 * sells once. Refuses with `sale_unknown`, `order_cancelled`, `order_lapsed`, `order_not_held`, and
 * as a sale does; it is refused for ever then, and the float has its money back.
 */
export async function confirmOrder(
  context: Context,
  reseller: ResellerId,
  reference: string,
): Promise<SaleInFull> {
  const { order, hold } = await loadOrder(context, reseller, reference);
  if (order.topup) return readSale(context, reseller, order.topup);
  if (order.refusal) throw refusalOf(order.refusal);
  if (order.state === 'cancelled') throw refuse.order_cancelled();
  if (order.state === 'lapsed') throw refuse.order_lapsed();
  if (hold === null) throw refuse.order_not_held();
  try {
    return await sellOrder(context, order, hold);
  } catch (error) {
    if (isLasting(error)) await endOrderAs(context, { order, hold }, 'refused', error);
    throw error;
  }
}
