import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { papersOfVoucherSale, readVoucher, voucherUndoBefore } from '#vouchers';
import { voucherSaleOf } from './load-voucher-sales.ts';
import { refuse } from './refusals.ts';
import { readVoucherSale as readRow } from './store/voucher-sales.ts';
import type { SoldVoucher, VoucherSaleId } from './voucher-sale.ts';

/**
 * A voucher's sale of a reseller, to print its receipt again: without its code, which whoever
 * bought it has seen. Refuses with `voucher_sale_unknown`, also where it is somebody else's.
 */
export async function readVoucherSale(
  context: Context,
  reseller: ResellerId,
  id: VoucherSaleId,
): Promise<SoldVoucher> {
  const [row] = await context.db.read(readRow, [slotOf(reseller), uuidOf(id)]);
  if (!row || row.reseller !== uuidOf(reseller)) throw refuse.voucher_sale_unknown();
  const sale = voucherSaleOf(row);
  const [{ expiresAt }, papers] = await Promise.all([
    readVoucher(context, sale.serial),
    context.db.transaction((tx) => papersOfVoucherSale(tx, id)),
  ]);
  const undoBefore = voucherUndoBefore(sale, context.settings());
  return { ...sale, ...papers, code: null, expiresAt, undoBefore };
}
