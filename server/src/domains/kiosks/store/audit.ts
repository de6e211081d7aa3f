import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** Under its own id where it became a claim; under its top-up's where it was credited. */
export const auditSales = statement<Audit>(
  'audit kiosks sales',
  `with kept as (
     select cause, sum(amount) as amount from ledger.transfer_view
     where debit_account like 'cash:kiosk\\_%' or debit_account = 'cash_difference'
       and (cause like 'ksl\\_%' or code = 'topup')
     group by cause
   ), sold as (
     select case when state = 'credited' then 'top_' || replace(topup::text, '-', '')
       else 'ksl_' || replace(id::text, '-', '') end as cause, value
     from kiosks.sale
   ), wrong as (
     select s.cause || ' was sold for ' || s.value || '; notes of ' || coalesce(k.amount, 0)
       || ' were booked' as problem
     from sold s left join kept k using (cause) where coalesce(k.amount, 0) <> s.value
     union all
     select k.cause || ' was booked out of a machine and is no sale'
     from kept k left join sold s using (cause)
     where s.cause is null and k.cause not like 'ksk\\_%'
     union all
     select cause || ' was sold ' || count(*) || ' times' from sold
     group by cause having count(*) > 1
   )
   select (select count(*) from sold) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditBoxes = statement<Audit>(
  'audit kiosks boxes',
  `with booked as (
     select account, sum(amount) as amount from (
       select debit_account as account, amount from ledger.transfer_view
       where debit_account like 'cash:kiosk\\_%'
       union all
       select credit_account, -amount from ledger.transfer_view
       where credit_account like 'cash:kiosk\\_%'
     ) legs group by account
   ), held as (
     select 'cash:kiosk_' || k.code as account, coalesce(sum(s.value), 0) as amount
     from kiosks.kiosk k
     left join kiosks.sale s on s.slot = k.slot and s.kiosk = k.id and not exists (
       select 1 from kiosks.box b where b.slot = s.slot and b.kiosk = s.kiosk
         and b.number = s.box and b.counted_at is not null)
     group by k.code
   ), wrong as (
     select account || ' stands at ' || coalesce(b.amount, 0) || '; its boxes hold '
       || coalesce(h.amount, 0) as problem
     from booked b full join held h using (account)
     where coalesce(b.amount, 0) <> coalesce(h.amount, 0)
   )
   select (select count(*) from kiosks.kiosk) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditClaims = statement<Audit>(
  'audit kiosks claims',
  `with owed as (
     select coalesce(sum(case when credit_account = 'cash_claims' then amount else -amount end), 0)
       as amount
     from ledger.transfer_view where 'cash_claims' in (credit_account, debit_account)
   ), claimable as (
     select coalesce(sum(value), 0) as amount from kiosks.sale where state = 'claimable'
   )
   select (select count(*) from kiosks.sale where state <> 'credited') as checked,
     array(
       select 'slips are owed ' || o.amount || '; ' || c.amount || ' can be claimed'
       from owed o, claimable c where o.amount <> c.amount
     ) as problems`,
);
