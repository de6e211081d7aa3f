import type { agentRoutes } from '@lowu/contract/agent';
import type { Static } from 'typebox';
import { hongKongDay, isoTime } from '#base';
import { hkd, instantOrNull } from '#platform/http';
import { groupReceiptCode } from '#receipts';
import type { Seller } from '#resellers';
import type { SoldVoucher, VoucherSale } from '#sales';
import { shownCode } from '#vouchers';

type Routes = typeof agentRoutes;
type Listed = Static<Routes['listVoucherSales']['answer']>['sales'][number];

export function presentListedVoucher(sale: VoucherSale): Listed {
  const { id, serial, till } = sale;
  return {
    id,
    serial,
    value: hkd(sale.valueMinor),
    commission: hkd(sale.commissionMinor),
    floatAfter: hkd(sale.floatAfterMinor),
    till,
    soldAt: isoTime(sale.soldAt),
    undoneAt: instantOrNull(sale.undoneAt),
  };
}

export function presentVoucher(
  sale: SoldVoucher,
  { resellerName: shop }: Seller,
): Static<Routes['sellVoucher']['answer']> {
  const { code, receipt, undoneReceipt } = sale;
  return {
    ...presentListedVoucher(sale),
    shop,
    code: code && shownCode(code),
    expiresOn: hongKongDay(sale.expiresAt),
    receipt: receipt && groupReceiptCode(receipt),
    undoneReceipt: undoneReceipt && groupReceiptCode(undoneReceipt),
    undoBefore: isoTime(sale.undoBefore),
  };
}
