import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** Counted one by one, and not by what is left over, as the reports do. */
export const auditBatches = statement<Audit>(
  'audit vouchers batches',
  `with counted as (
     select batch, count(*) as made, count(distinct number) as numbers, max(number) as greatest
     from vouchers.voucher group by batch
   ), wrong as (
     select 'batch ' || b.number || ' has ' || b.count || ' vouchers; there are '
       || coalesce(c.made, 0) || ' with ' || coalesce(c.numbers, 0) || ' numbers' as problem
     from vouchers.batch b left join counted c on c.batch = b.number
     where b.state = 'made' and (coalesce(c.made, 0) <> b.count
       or coalesce(c.numbers, 0) <> b.count or coalesce(c.greatest, 0) <> b.count)
     union all
     select 'batch ' || batch || ' has ' || made || ' vouchers, and is not there'
     from counted where batch not in (select number from vouchers.batch)
     union all
     select 'batch ' || v.batch || ' number ' || v.number || ' was sold and is in no active part'
     from vouchers.voucher v
     where v.sold_at is not null and not exists (
       select from vouchers.activation a where a.batch = v.batch and a.state = 'active'
         and v.number between a.first and a.last)
   )
   select (select count(*) from vouchers.voucher) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** Per batch, an account of its own: empty once every voucher that was sold has come to an end. */
export const auditOwed = statement<Audit>(
  'audit vouchers owed',
  `with legs as (
     select credit_account as account, amount from ledger.transfer_view
     where credit_account like 'vouchers:%'
     union all
     select debit_account, -amount from ledger.transfer_view where debit_account like 'vouchers:%'
   ), booked as (
     select substr(account, 10)::int as batch, sum(amount) as amount from legs group by account
   ), said as (
     select v.batch, sum(b.value) as amount
     from vouchers.voucher v join vouchers.batch b on b.number = v.batch
     where v.is_owed group by v.batch
   ), wrong as (
     select 'holders of batch ' || coalesce(k.batch, s.batch) || ' are owed '
       || coalesce(s.amount, 0) || '; the books say ' || coalesce(k.amount, 0) as problem
     from booked k full join said s using (batch)
     where coalesce(k.amount, 0) <> coalesce(s.amount, 0)
   )
   select (select count(*) from vouchers.batch) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditRedeemed = statement<Audit>(
  'audit vouchers redeemed',
  `with redeemed as (
     select 'top_' || replace(v.topup::text, '-', '') as cause, v.batch, v.number, b.value
     from vouchers.voucher v join vouchers.batch b on b.number = v.batch
     where v.topup is not null
   ), paid as (
     select cause, debit_account, sum(amount) as amount from ledger.transfer_view
     where debit_account like 'vouchers:%' and code = 'topup' group by cause, debit_account
   ), wrong as (
     select 'batch ' || r.batch || ' number ' || r.number || ' of ' || r.value
       || ' was redeemed as ' || r.cause || ', which got ' || coalesce(p.amount, 0) as problem
     from redeemed r left join paid p
       on p.cause = r.cause and substr(p.debit_account, 10)::int = r.batch
     where coalesce(p.amount, 0) <> r.value
     union all
     select p.cause || ' was paid by ' || p.debit_account || ' and is no voucher''s'
     from paid p left join redeemed r using (cause) where r.cause is null
     union all
     select cause || ' was paid by ' || count(*) || ' vouchers' from redeemed
     group by cause having count(*) > 1
   )
   select (select count(*) from redeemed) as checked,
     array(select problem from wrong limit 20) as problems`,
);
