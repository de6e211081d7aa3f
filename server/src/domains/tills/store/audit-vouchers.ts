import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * What was paid for a voucher over a counter is owed to its holder, by its batch, and no more once
 * it was given back. A voucher that no reseller has sold was sold at a counter, once.
 */
export const auditCounterVouchers = statement<Audit>(
  'audit tills vouchers',
  `with moved as (
     select cause, coalesce(sum(amount) filter (where code = 'voucher_paid'), 0) as paid,
       coalesce(sum(amount) filter (where code = 'voucher_paid_back'), 0) as paid_back,
       coalesce(sum(amount) filter (where code = 'voucher'), 0) as owed,
       coalesce(sum(amount) filter (where code = 'voucher_undone'), 0) as owed_no_more,
       min(credit_account) filter (where code = 'voucher') as owed_by
     from ledger.transfer_view where cause like 'vsl\\_%'
     group by cause having bool_or(code = 'voucher_paid')
   ), sales as (
     select 'vsl_' || replace(id::text, '-', '') as cause, value, batch, number,
       case when undone_at is null then 0 else value end as undone
     from tills.voucher_sale
   ), wrong as (
     select coalesce(s.cause, m.cause) || ' of ' || coalesce(s.value, 0) || ': paid '
       || coalesce(m.paid, 0) || ', back ' || coalesce(m.paid_back, 0) || ', owed '
       || coalesce(m.owed, 0) || ' by ' || coalesce(m.owed_by, 'nobody') || ', no more '
       || coalesce(m.owed_no_more, 0) as problem
     from sales s full join moved m using (cause)
     where s.cause is null or m.cause is null or m.paid <> s.value or m.owed <> s.value
       or m.paid_back <> s.undone or m.owed_no_more <> s.undone
       or substr(m.owed_by, 10)::int is distinct from s.batch
     union all
     select 'batch ' || v.batch || ' number ' || v.number || ' was sold at counters '
       || count(s.*) || ' times'
     from vouchers.voucher_view v
     left join sales s on s.batch = v.batch and s.number = v.number
     where v.sold_at is not null and v.reseller is null
     group by v.batch, v.number having count(s.*) <> 1
     union all
     select s.cause || ' has sold batch ' || s.batch || ' number ' || s.number
       || ', which no counter has sold'
     from sales s join vouchers.voucher_view v on v.batch = s.batch and v.number = s.number
     where v.sold_at is null or v.reseller is not null
   )
   select (select count(*) from sales) as checked,
     array(select problem from wrong limit 20) as problems`,
);
