import { insertRows, statement } from '#platform/postgres';
import type { TenderRow } from '../tender.ts';

export interface CounterVoucherRow extends TenderRow {
  readonly id: string;
  readonly shift: string;
  readonly till: string;
  readonly staff: string;
  readonly batch: number;
  readonly number: number;
  readonly value: bigint;
  readonly soldAt: number;
  readonly undoneAt: number | null;
}

const columns = `id, shift, till, staff, batch, number, value, tender, handed, approval, sold_at,
  undone_at`;

export const insertCounterVouchers = insertRows('tills.voucher_sale', {
  slot: 'int2',
  id: 'uuid',
  shift: 'uuid',
  till: 'text',
  staff: 'text',
  batch: 'int4',
  number: 'int4',
  value: 'int8',
  tender: 'text',
  handed: 'int8',
  approval: 'text',
  soldAt: 'instant',
});

export const readCounterVoucher = statement<CounterVoucherRow>(
  'read tills.voucher_sale by serial',
  `select ${columns} from tills.voucher_sale where batch = $1 and number = $2`,
);

export const lockCounterVoucher = statement<CounterVoucherRow>(
  'lock tills.voucher_sale',
  `select ${columns} from tills.voucher_sale where slot = $1 and id = $2 for no key update`,
);

export const readVouchersOfShift = statement<CounterVoucherRow>(
  'read tills.voucher_sale of shift',
  `select ${columns} from tills.voucher_sale where shift = $1 order by sold_at desc limit $2`,
);

export const updateVoucherUndone = statement(
  'undo tills.voucher_sale',
  `update tills.voucher_sale
   set undone_at = $3::timestamptz, undone_by = $4, undone_shift = $5
   where slot = $1 and id = $2`,
);
