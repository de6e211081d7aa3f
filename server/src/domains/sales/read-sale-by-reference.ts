import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { readSale } from './read-sale.ts';
import { refuse } from './refusals.ts';
import type { SaleInFull } from './sale.ts';
import { readSaleByReference as readRow } from './store/sales.ts';

/**
 * A sale by the reference that a partner gave it. Refuses with `sale_unknown`: it was not made, but
 * a copy that is still on its way may make it.
 */
export async function readSaleByReference(
  context: Context,
  reseller: ResellerId,
  reference: string,
): Promise<SaleInFull> {
  const [row] = await context.db.read(readRow, [slotOf(reseller), uuidOf(reseller), reference]);
  if (!row) throw refuse.sale_unknown();
  return readSale(context, reseller, idFrom('top', row.topup));
}
