import { isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { saleOf } from './load-sales.ts';
import type { Sale } from './sale.ts';
import type { SalePlace } from './sale-place.ts';
import { readSalesPage } from './store/sales.ts';

/** Sales of a reseller, newest first, behind one of them. None is left out or told twice. */
export async function listSales(
  { db }: Context,
  reseller: ResellerId,
  { soldAt, uuid }: SalePlace,
  limit: number,
): Promise<Sale[]> {
  const values = [slotOf(reseller), uuidOf(reseller), isoTime(soldAt), uuid, limit];
  return (await db.read(readSalesPage, values)).map(saleOf);
}
