import { idFrom, type PhoneNumber } from '#base';
import type { CounterSale } from './counter-sale.ts';
import { tenderOf } from './tender.ts';
import type { CounterSaleRow } from './store/sales.ts';

export function counterSaleOf(row: CounterSaleRow): CounterSale {
  const { till, reference, value: valueMinor, soldAt, undoneAt } = row;
  return {
    topup: idFrom('top', row.topup),
    shift: idFrom('shf', row.shift),
    till,
    staff: row.staff as CounterSale['staff'],
    number: row.number as PhoneNumber,
    reference,
    valueMinor,
    tender: tenderOf(row),
    soldAt,
    undoneAt,
  };
}
