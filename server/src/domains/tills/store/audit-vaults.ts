import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** What two people have counted otherwise than the books is posted, once, at its place. */
export const auditVaults = statement<Audit>(
  'audit tills vaults',
  `with said as (
     select 'vlt_' || replace(id::text, '-', '') as cause, 'cash:' || place as place,
       counted - booked as amount
     from tills.vault_count where agreed_by is not null and counted <> booked
   ), posted as (
     select cause, place, sum(amount) as amount from (
       select cause, debit_account as place, amount from ledger.transfer_view
       where code = 'vault_counted' and debit_account like 'cash:%'
       union all
       select cause, credit_account, -amount from ledger.transfer_view
       where code = 'vault_counted' and credit_account like 'cash:%'
     ) parts group by cause, place
   ), wrong as (
     select cause || ' differed by ' || coalesce(s.amount, 0) || ' at ' || place || ', and '
       || coalesce(p.amount, 0) || ' is booked' as problem
     from said s full join posted p using (cause, place)
     where s.amount is distinct from p.amount
     union all
     select 'vlt_' || replace(id::text, '-', '') || ' was counted by one person alone'
     from tills.vault_count where agreed_by = counted_by
   )
   select (select count(*) from tills.vault_count) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/**
 * A bag that left the office for the bank, or came to it, is posted there, once. Those of the safe
 * are in what counts make of it; what else the office takes in is others' to prove.
 */
export const auditOfficeBags = statement<Audit>(
  'audit tills office bags',
  `with noted as (
     select 'bag_' || replace(id::text, '-', '') as cause,
       case direction when 'from_bank' then amount else -amount end as amount
     from tills.safe_move where place = 'office'
   ), posted as (
     select cause, sum(case when debit_account = 'cash:office' then amount else 0 end
       - case when credit_account = 'cash:office' then amount else 0 end) as amount
     from ledger.transfer_view where code in ('office_from_bank', 'office_to_bank') group by cause
   ), wrong as (
     select cause || ' moved ' || coalesce(n.amount, 0) || ' at the office, and '
       || coalesce(p.amount, 0) || ' is booked' as problem
     from noted n full join posted p using (cause) where n.amount is distinct from p.amount
   )
   select (select count(*) from noted) as checked,
     array(select problem from wrong limit 20) as problems`,
);
