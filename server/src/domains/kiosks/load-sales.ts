import { idFrom } from '#base';
import type { CashSale } from './cash-sale.ts';
import type { SaleRow } from './store/sales.ts';

export function cashSaleOf({ id, number, value, topup, ...row }: SaleRow): CashSale {
  const { box, hundreds, fiveHundreds, state, refusal, soldAt, wasOffline, acceptedAt } = row;
  return {
    id: idFrom('ksl', id),
    box,
    number,
    hundreds,
    fiveHundreds,
    valueMinor: value,
    state,
    refusal,
    topup: topup === null ? null : idFrom('top', topup),
    soldAt,
    wasOffline,
    acceptedAt,
  };
}
