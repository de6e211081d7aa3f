import { type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { voucherSaleOf } from './load-voucher-sales.ts';
import { readVoucherSalesOf } from './store/voucher-sales.ts';
import type { VoucherSale } from './voucher-sale.ts';

/**
 * The newest vouchers that a reseller has sold before an instant, without their codes: those are on
 * the slips of whoever bought them.
 */
export async function listVoucherSales(
  context: Context,
  reseller: ResellerId,
  beforeMs: InstantMs,
  limit: number,
): Promise<VoucherSale[]> {
  const values = [slotOf(reseller), uuidOf(reseller), isoTime(beforeMs), limit];
  return (await context.db.read(readVoucherSalesOf, values)).map(voucherSaleOf);
}
