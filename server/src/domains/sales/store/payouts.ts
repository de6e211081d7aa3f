import { insertRows, statement } from '#platform/postgres';

export const readLastSettledDay = statement<{ day: string | null }>(
  'read sales.settled_day last',
  'select max(day)::text as day from sales.settled_day',
);

export const readFirstSale = statement<{ soldAt: number | null }>(
  'read sales.sale first',
  'select min(sold_at) as sold_at from sales.any_sale',
);

export interface EarnedRow {
  readonly reseller: string;
  readonly floatOwner: string;
  readonly amount: bigint;
  readonly sales: number;
}

/**
 * What resellers earned between two instants and were not paid at once: of their own sales, and
 * chains of their agents'. In the order in which floats are locked.
 */
export const readEarned = statement<EarnedRow>(
  'read sales.sale earned',
  `select e.reseller, v.float_owner, e.amount, e.sales
   from (
     select reseller, sum(amount)::bigint as amount, count(*)::int as sales from (
       select reseller, commission as amount from sales.any_sale
       where sold_at >= $1::timestamptz and sold_at < $2::timestamptz and undone_at is null
         and not is_paid_at_once
       union all
       select parent, parent_commission from sales.any_sale
       where sold_at >= $1::timestamptz and sold_at < $2::timestamptz and undone_at is null
         and parent is not null
     ) parts where amount > 0 group by reseller
   ) e join resellers.reseller_view v on v.id = e.reseller
   order by v.float_owner, e.reseller`,
);

export const insertPayouts = insertRows('sales.payout', {
  slot: 'int2',
  reseller: 'uuid',
  day: 'day',
  amount: 'int8',
  sales: 'int4',
  paidAt: 'instant',
});

export const insertSettledDays = insertRows('sales.settled_day', {
  day: 'day',
  settledAt: 'instant',
});
