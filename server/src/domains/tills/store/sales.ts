import { insertRows, statement } from '#platform/postgres';
import type { TenderRow } from '../tender.ts';

export interface CounterSaleRow extends TenderRow {
  readonly topup: string;
  readonly shift: string;
  readonly till: string;
  readonly staff: string;
  readonly number: string;
  readonly reference: string;
  readonly value: bigint;
  readonly soldAt: number;
  readonly undoneAt: number | null;
}

const columns = `topup, shift, till, staff, number, reference, value, tender, handed, approval,
  sold_at, undone_at`;

export const insertCounterSales = insertRows('tills.sale', {
  slot: 'int2',
  topup: 'uuid',
  shift: 'uuid',
  till: 'text',
  staff: 'text',
  number: 'text',
  reference: 'text',
  value: 'int8',
  tender: 'text',
  handed: 'int8',
  approval: 'text',
  soldAt: 'instant',
});

export const readCounterSale = statement<CounterSaleRow>(
  'read tills.sale',
  `select ${columns} from tills.sale where slot = $1 and topup = $2`,
);

export const lockCounterSale = statement<CounterSaleRow>(
  'lock tills.sale',
  `select ${columns} from tills.sale where slot = $1 and topup = $2 for no key update`,
);

export const readSalesOfShift = statement<CounterSaleRow>(
  'read tills.sale of shift',
  `select ${columns} from tills.sale where shift = $1 order by sold_at desc limit $2`,
);

export const updateUndone = statement(
  'undo tills.sale',
  `update tills.sale set undone_at = $3::timestamptz, undone_by = $4, undone_shift = $5
   where slot = $1 and topup = $2`,
);

export interface TenderTotalRow {
  readonly tender: 'cash' | 'card';
  readonly sales: bigint;
  readonly value: bigint;
}

/** What a shift has sold by each tender, vouchers among it, without what was undone. */
export const sumShift = statement<TenderTotalRow>(
  'sum tills.sale of shift',
  `select tender, count(*) as sales, sum(value)::bigint as value
   from (
     select tender, value from tills.sale where shift = $1 and undone_at is null
     union all
     select tender, value from tills.voucher_sale where shift = $1 and undone_at is null
   ) s group by tender order by tender`,
);
