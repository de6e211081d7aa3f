import type { agentRoutes } from '@lowu/contract/agent';
import type { Static } from 'typebox';
import { isoTime, maskPhoneNumber, present } from '#base';
import { instantOrNull, presentMoney } from '#platform/http';
import { groupReceiptCode } from '#receipts';
import type { Seller } from '#resellers';
import type { Sale, SaleInFull } from '#sales';

type Routes = typeof agentRoutes;

function inHkd(amountMinor: bigint) {
  return presentMoney({ amountMinor, currency: 'HKD' });
}

export function presentListed(sale: Sale): Static<Routes['listSales']['answer']>['sales'][number] {
  const { topup, reference, number, till } = sale;
  return {
    topup,
    reference,
    number,
    maskedNumber: maskPhoneNumber(number),
    value: inHkd(sale.valueMinor),
    commission: inHkd(sale.commissionMinor),
    floatAfter: inHkd(sale.floatAfterMinor),
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
    bonus: inHkd(sale.bonusMinor),
    validUntil,
    receipt: groupReceiptCode(receipt),
    undoBefore: isoTime(sale.undoBefore),
  };
}
