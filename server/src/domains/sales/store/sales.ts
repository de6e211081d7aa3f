import { insertRows, statement } from '#platform/postgres';

const key = { slot: 'int2', topup: 'uuid' } as const;

export const insertSales = insertRows('sales.sale', {
  ...key,
  reseller: 'uuid',
  operator: 'uuid',
  till: 'int2',
  client: 'uuid',
  clientReference: 'text',
  number: 'text',
  reference: 'text',
  value: 'int8',
  discount: 'int8',
  commission: 'int8',
  isPaidAtOnce: 'bool',
  parent: 'uuid',
  parentCommission: 'int8',
  floatAfter: 'int8',
  soldAt: 'instant',
});

export interface SaleRow {
  readonly topup: string;
  readonly reseller: string;
  readonly operator: string | null;
  readonly till: number | null;
  readonly client: string | null;
  readonly clientReference: string | null;
  readonly number: string;
  readonly reference: string;
  readonly value: bigint;
  readonly discount: bigint;
  readonly commission: bigint;
  readonly isPaidAtOnce: boolean;
  readonly floatAfter: bigint;
  readonly soldAt: number;
  readonly undoneAt: number | null;
}

const columns = `topup, reseller, operator, till, client, client_reference, number, reference,
  value, discount, commission, is_paid_at_once, float_after, sold_at, undone_at`;

export const readSale = statement<SaleRow>(
  'read sales.sale',
  `select ${columns} from sales.sale where slot = $1 and topup = $2`,
);

export const lockSale = statement<SaleRow>(
  'lock sales.sale',
  `select ${columns} from sales.sale where slot = $1 and topup = $2 for no key update`,
);

export const readSaleByReference = statement<{ topup: string }>(
  'read sales.sale by reference',
  `select topup from sales.sale where slot = $1 and reseller = $2 and client_reference = $3`,
);

/** The newest of a reseller behind one of them, in an order without ties. */
export const readSalesPage = statement<SaleRow>(
  'read sales.sale page',
  `select ${columns} from sales.sale
   where slot = $1 and reseller = $2 and (sold_at, topup) < ($3::timestamptz, $4::uuid)
   order by sold_at desc, topup desc limit $5`,
);

export const updateUndone = statement(
  'update sales.sale undone',
  `update sales.sale set undone_at = $3::timestamptz, undone_by = $4
   where slot = $1 and topup = $2`,
);

/** What each till has sold since an instant, without what was undone. */
export const readTotals = statement<{
  till: number;
  sales: bigint;
  value: bigint;
  price: bigint;
  commission: bigint;
}>(
  'read sales.any_sale totals',
  `select till, count(*) as sales, sum(value)::bigint as value,
     sum(value - discount)::bigint as price,
     sum(commission)::bigint as commission
   from sales.any_sale
   where slot = $1 and reseller = $2 and sold_at >= $3::timestamptz and undone_at is null
     and till is not null
   group by till order by till`,
);
