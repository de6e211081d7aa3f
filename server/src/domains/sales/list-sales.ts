import { type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { saleOf } from './load-sales.ts';
import type { Sale } from './sale.ts';
import { readSalesOf } from './store/sales.ts';

/** The newest sales of a reseller before an instant, of all its tills. */
export async function listSales(
  context: Context,
  reseller: ResellerId,
  beforeMs: InstantMs,
  limit: number,
): Promise<Sale[]> {
  const values = [slotOf(reseller), uuidOf(reseller), isoTime(beforeMs), limit];
  return (await context.db.read(readSalesOf, values)).map(saleOf);
}
