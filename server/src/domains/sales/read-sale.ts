import { present, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { readAnyTopup, type TopupId, undoBefore } from '#topups';
import { saleOf } from './load-sales.ts';
import { refuse } from './refusals.ts';
import type { SaleInFull } from './sale.ts';
import { readSale as readSaleRow } from './store/sales.ts';

/** A sale of a reseller. Refuses with `sale_unknown`, also where it is somebody else's. */
export async function readSale(
  context: Context,
  reseller: ResellerId,
  id: TopupId,
): Promise<SaleInFull> {
  const [[row], topup] = await Promise.all([
    context.db.read(readSaleRow, [slotOf(reseller), uuidOf(id)]),
    readAnyTopup(context, id).catch(() => undefined),
  ]);
  if (!row || !topup || row.reseller !== uuidOf(reseller)) throw refuse.sale_unknown();
  const { receipt, validUntil } = present(topup.result, 'what a sale has credited');
  return {
    ...saleOf(row),
    maskedOwner: topup.maskedOwner,
    bonusMinor: topup.terms.bonus,
    validUntil,
    receipt,
    undoBefore: undoBefore(topup, context.settings()),
  };
}
