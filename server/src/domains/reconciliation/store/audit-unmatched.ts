import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

export const auditUnmatched = statement<Audit>(
  'audit reconciliation unmatched',
  `with listed as (
     select id, currency, left_amount, leaving_amount, booked_amount
     from banking.unmatched_view
     union all
     select id, currency, left_amount, leaving_amount, booked_amount
     from reconciliation.unmatched_view
   ), booked as (
     select unit as currency,
       sum(case when credit_account = 'unmatched' then amount else -amount end) as amount
     from ledger.transfer_view
     where 'unmatched' in (debit_account, credit_account) and debit_account <> credit_account
     group by 1
   ), said as (
     select currency, sum(left_amount) as amount from listed group by 1
   ), wrong as (
     select 'the account has ' || coalesce(b.amount, 0) || ' ' || currency || ', the list has '
       || coalesce(s.amount, 0) as problem
     from booked b full join said s using (currency)
     where coalesce(b.amount, 0) <> coalesce(s.amount, 0)
   )
   select (select count(*) from listed) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditSetOffs = statement<Audit>(
  'audit reconciliation set off',
  `with wrong as (
     select 'brk_' || replace(one::text, '-', '') || ' and brk_' || replace(other::text, '-', '')
       || ': ' || state || ' is ' || amount || ' ' || currency || ' more on one side' as problem
     from (
       select least(break, against) as one, greatest(break, against) as other, currency, state,
         proposed_by, decided_by, sum(amount) as amount
       from reconciliation.disposal where way = 'set_off' group by 1, 2, 3, 4, 5, 6
     ) pairs where amount <> 0
   )
   select (select count(*) from reconciliation.disposal where way = 'set_off') as checked,
     array(select problem from wrong limit 20) as problems`,
);
