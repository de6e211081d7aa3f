import type { agentRoutes } from '@lowu/contract/agent';
import type { Static } from 'typebox';
import { isoTime, maskPhoneNumber, present } from '#base';
import { hkd, instantOrNull } from '#platform/http';
import { groupReceiptCode } from '#receipts';
import type { Seller } from '#resellers';
import type { Sale, SaleInFull } from '#sales';

type Routes = typeof agentRoutes;

export function presentListed(sale: Sale): Static<Routes['listSales']['answer']>['sales'][number] {
  const { topup, reference, number, till } = sale;
  return {
    topup,
    reference,
    number,
    maskedNumber: maskPhoneNumber(number),
    value: hkd(sale.valueMinor),
    price: hkd(sale.priceMinor),
    commission: hkd(sale.commissionMinor),
    floatAfter: hkd(sale.floatAfterMinor),
    till: present(till, 'the till of a sale over a counter'),
    soldAt: isoTime(sale.soldAt),
    undoneAt: instantOrNull(sale.undoneAt),
  };
}

export function presentSale(
  sale: SaleInFull,
  { resellerName: shop }: Seller,
): Static<Routes['sellTopup']['answer']> {
  const { maskedOwner, validUntil, receipt } = sale;
  return {
    ...presentListed(sale),
    shop,
    maskedOwner,
    bonus: hkd(sale.bonusMinor),
    validUntil,
    receipt: groupReceiptCode(receipt),
    undoBefore: isoTime(sale.undoBefore),
  };
}
