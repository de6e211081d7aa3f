import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { orderOf } from './load-orders.ts';
import type { Sent } from './program-sale.ts';
import { readSale } from './read-sale.ts';
import { refuse } from './refusals.ts';
import { readOrderByReference } from './store/program-orders.ts';
import { readSaleByReference } from './store/sales.ts';

/**
 * How what a program has sent under a reference stands, sold or not. Refuses with `sale_unknown`:
 * nothing was sold, but a copy that is still on its way may sell it.
 */
export async function readSentByReference(
  context: Context,
  reseller: ResellerId,
  reference: string,
): Promise<Sent> {
  const key = [slotOf(reseller), uuidOf(reseller), reference];
  const [[sold], [row]] = await Promise.all([
    context.db.read(readSaleByReference, key),
    context.db.read(readOrderByReference, key),
  ]);
  if (sold) return { sale: await readSale(context, reseller, idFrom('top', sold.topup)) };
  if (!row) throw refuse.sale_unknown();
  const order = orderOf(row, context.clock.now());
  return order.topup ? { sale: await readSale(context, reseller, order.topup) } : { order };
}
