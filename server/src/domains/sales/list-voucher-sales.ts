import { isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { voucherSaleOf } from './load-voucher-sales.ts';
import type { SalePlace } from './sale-place.ts';
import { readVoucherSalesPage } from './store/voucher-sales.ts';
import type { VoucherSale } from './voucher-sale.ts';

/**
 * Vouchers that a reseller has sold, newest first, behind one of them, without their codes: those
 * are on the slips of whoever bought them. None is left out or told twice.
 */
export async function listVoucherSales(
  { db }: Context,
  reseller: ResellerId,
  { soldAt, uuid }: SalePlace,
  limit: number,
): Promise<VoucherSale[]> {
  const values = [slotOf(reseller), uuidOf(reseller), isoTime(soldAt), uuid, limit];
  return (await db.read(readVoucherSalesPage, values)).map(voucherSaleOf);
}
