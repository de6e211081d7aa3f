import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** A voucher's sale has taken its value out of a float, and what is owed for it is of its batch. */
export const auditVoucherSales = statement<Audit>(
  'audit sales vouchers',
  `with moved as (
     -- What was paid for with cash or by card is a sale of our own halls.
     select cause, coalesce(sum(amount) filter (where code = 'sale'), 0) as charged,
       coalesce(sum(amount) filter (where code = 'sale_undone'), 0) as returned,
       coalesce(sum(case when credit_account = 'owner' then amount else -amount end)
         filter (where code in ('commission', 'commission_undone')), 0) as commission,
       coalesce(sum(amount) filter (where code = 'voucher'), 0) as owed,
       coalesce(sum(amount) filter (where code = 'voucher_undone'), 0) as owed_no_more
     from ledger.transfer_view where cause like 'vsl\\_%' group by cause
     having not bool_or(code = 'voucher_paid')
   ), sales as (
     select 'vsl_' || replace(s.id::text, '-', '') as cause, s.value, s.batch, s.number,
       case when s.undone_at is null then 0 else s.value end as undone,
       case when s.is_paid_at_once and s.undone_at is null then s.commission else 0 end
         as commission
     from sales.voucher_sale s
   ), wrong as (
     select coalesce(s.cause, m.cause) || ' of ' || coalesce(s.value, 0) || ': float '
       || coalesce(m.charged, 0) || ', back ' || coalesce(m.returned, 0) || ', owed '
       || coalesce(m.owed, 0) || ', no more ' || coalesce(m.owed_no_more, 0) as problem
     from sales s full join moved m using (cause)
     where s.cause is null or m.cause is null or m.charged <> s.value or m.owed <> s.value
       or m.returned <> s.undone or m.owed_no_more <> s.undone or m.commission <> s.commission
     union all
     select 'batch ' || v.batch || ' number ' || v.number || ' was sold ' || count(s.*) || ' times'
     from vouchers.voucher_view v
     left join sales s on s.batch = v.batch and s.number = v.number
     where v.reseller is not null group by v.batch, v.number having count(s.*) <> 1
   )
   select (select count(*) from sales) as checked,
     array(select problem from wrong limit 20) as problems`,
);
