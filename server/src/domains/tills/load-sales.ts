import { idFrom, type PhoneNumber, present } from '#base';
import type { CounterSale, Tender } from './counter-sale.ts';
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

function tenderOf({ tender: kind, handed, approval }: CounterSaleRow): Tender {
  return kind === 'cash'
    ? { kind, handedMinor: present(handed, 'the cash of a sale') }
    : { kind, approval: present(approval, 'the approval of a card') };
}
