import { type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import type { TopupId } from '#topups';
import { saleOf } from './load-sales.ts';
import type { Sale } from './sale.ts';
import { readSalesPage } from './store/sales.ts';

/** Behind which sale a page begins. Many are sold at one instant, so the instant is not enough. */
export interface SalePlace {
  readonly soldAt: InstantMs;
  readonly topup: TopupId;
}

/** Sales of a reseller, newest first, behind one of them. None is left out or told twice. */
export async function listSalesPage(
  { db }: Context,
  reseller: ResellerId,
  { soldAt, topup }: SalePlace,
  limit: number,
): Promise<Sale[]> {
  const values = [slotOf(reseller), uuidOf(reseller), isoTime(soldAt), uuidOf(topup), limit];
  return (await db.read(readSalesPage, values)).map(saleOf);
}
