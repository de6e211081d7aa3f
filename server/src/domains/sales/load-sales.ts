import { idFrom, type PhoneNumber } from '#base';
import type { Sale } from './sale.ts';
import type { SaleRow } from './store/sales.ts';

export function saleOf(row: SaleRow): Sale {
  const { till, reference, value, commission, floatAfter, soldAt, undoneAt } = row;
  return {
    topup: idFrom('top', row.topup),
    reference,
    reseller: idFrom('rsl', row.reseller),
    operator: row.operator === null ? null : idFrom('opr', row.operator),
    till,
    client: row.client === null ? null : idFrom('cli', row.client),
    clientReference: row.clientReference,
    number: row.number as PhoneNumber,
    valueMinor: value,
    priceMinor: value - row.discount,
    commissionMinor: commission,
    floatAfterMinor: floatAfter,
    soldAt,
    undoneAt,
  };
}
