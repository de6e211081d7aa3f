import { idFrom } from '#base';
import { serialText } from '#vouchers';
import type { VoucherSaleRow } from './store/voucher-sales.ts';
import type { VoucherSale } from './voucher-sale.ts';

export function voucherSaleOf(row: VoucherSaleRow): VoucherSale {
  return {
    id: idFrom('vsl', row.id),
    reseller: idFrom('rsl', row.reseller),
    operator: idFrom('opr', row.operator),
    till: row.till,
    serial: serialText(row),
    valueMinor: row.value,
    commissionMinor: row.commission,
    floatAfterMinor: row.floatAfter,
    soldAt: row.soldAt,
    undoneAt: row.undoneAt,
  };
}
