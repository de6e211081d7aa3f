import { insertRows, statement } from '#platform/postgres';

export const insertVoucherSales = insertRows('sales.voucher_sale', {
  slot: 'int2',
  id: 'uuid',
  reseller: 'uuid',
  operator: 'uuid',
  till: 'int2',
  batch: 'int4',
  number: 'int4',
  value: 'int8',
  commission: 'int8',
  isPaidAtOnce: 'bool',
  parent: 'uuid',
  parentCommission: 'int8',
  floatAfter: 'int8',
  soldAt: 'instant',
});

export interface VoucherSaleRow {
  readonly id: string;
  readonly reseller: string;
  readonly operator: string;
  readonly till: number;
  readonly batch: number;
  readonly number: number;
  readonly value: bigint;
  readonly commission: bigint;
  readonly isPaidAtOnce: boolean;
  readonly floatAfter: bigint;
  readonly soldAt: number;
  readonly undoneAt: number | null;
}

const columns = `id, reseller, operator, till, batch, number, value, commission, is_paid_at_once,
  float_after, sold_at, undone_at`;

export const lockVoucherSale = statement<VoucherSaleRow>(
  'lock sales.voucher_sale',
  `select ${columns} from sales.voucher_sale where slot = $1 and id = $2 for no key update`,
);

export const readVoucherSale = statement<VoucherSaleRow>(
  'read sales.voucher_sale',
  `select ${columns} from sales.voucher_sale where slot = $1 and id = $2`,
);

/** The newest of a reseller behind one of them, in an order without ties. */
export const readVoucherSalesPage = statement<VoucherSaleRow>(
  'read sales.voucher_sale page',
  `select ${columns} from sales.voucher_sale
   where slot = $1 and reseller = $2 and (sold_at, id) < ($3::timestamptz, $4::uuid)
   order by sold_at desc, id desc limit $5`,
);

export const updateVoucherUndone = statement(
  'update sales.voucher_sale undone',
  `update sales.voucher_sale set undone_at = $3::timestamptz, undone_by = $4
   where slot = $1 and id = $2`,
);
