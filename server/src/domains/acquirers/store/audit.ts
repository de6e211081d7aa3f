import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * Each exchange has moved its value from its acquirer's account to its line, once, and back where
 * it was reversed; and nothing else has moved on those accounts but what was paid to us.
 */
export const auditExchanges = statement<Audit>(
  'audit acquirers exchanges',
  `with moved as (
     select cause,
       coalesce(sum(amount) filter (where debit_account like 'clearing:atm\\_%'), 0) as owed,
       coalesce(sum(amount) filter (where credit_account like 'clearing:atm\\_%'), 0) as returned
     from ledger.transfer_view
     where (debit_account like 'clearing:atm\\_%' or credit_account like 'clearing:atm\\_%')
       and cause like 'top\\_%'
     group by cause
   ), sold as (
     select 'top_' || replace(topup::text, '-', '') as cause, value, state
     from acquirers.exchange where topup is not null
   ), wrong as (
     select s.cause || ' was ' || s.state || ' for ' || s.value || '; the acquirer owes '
       || coalesce(m.owed, 0) || ' and has back ' || coalesce(m.returned, 0) as problem
     from sold s left join moved m using (cause)
     where coalesce(m.owed, 0) <> s.value
       or coalesce(m.returned, 0) <> case when s.state = 'reversed' then s.value else 0 end
     union all
     select m.cause || ' has moved on an acquirer''s account and is no exchange'
     from moved m left join sold s using (cause) where s.cause is null
     union all
     select cause || ' was sold ' || count(*) || ' times' from sold
     group by cause having count(*) > 1
   )
   select (select count(*) from sold) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** What was taken and not credited stands apart, and nothing else does. */
export const auditOwed = statement<Audit>(
  'audit acquirers owed',
  `with moved as (
     select cause, sum(case when credit_account = 'atm_claims' then amount else -amount end) as owed
     from ledger.transfer_view where 'atm_claims' in (credit_account, debit_account)
     group by cause
   ), owed as (
     select 'exc_' || replace(key::text, '-', '') as cause, value
     from acquirers.exchange where state = 'owed'
   ), wrong as (
     select coalesce(o.cause, m.cause) || ' is owed ' || coalesce(o.value, 0) || '; '
       || coalesce(m.owed, 0) || ' stands in the books' as problem
     from owed o full join moved m using (cause)
     where coalesce(o.value, 0) <> coalesce(m.owed, 0)
   )
   select (select count(*) from owed) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** A day on which both sides agreed still has the totals that they agreed on. */
export const auditDays = statement<Audit>(
  'audit acquirers days',
  `with counted as (
     select acquirer, business_day as day, count(*) as sales, sum(value) as sales_value,
       0 as reversals, 0 as reversals_value
     from acquirers.exchange where state <> 'refused' or reversed_day is not null
     group by acquirer, business_day
     union all
     select acquirer, reversed_day, 0, 0, count(*), sum(value)
     from acquirers.exchange where reversed_day is not null group by acquirer, reversed_day
   ), sums as (
     select acquirer, day, sum(sales) as sales, sum(sales_value) as sales_value,
       sum(reversals) as reversals, sum(reversals_value) as reversals_value
     from counted group by acquirer, day
   ), wrong as (
     select d.acquirer || ' agreed on ' || d.sales || ' sales of ' || d.sales_value || ' and '
       || d.reversals || ' reversals of ' || d.reversals_value || ' on ' || d.day || '; there are '
       || coalesce(s.sales, 0) || ' of ' || coalesce(s.sales_value, 0) || ' and '
       || coalesce(s.reversals, 0) || ' of ' || coalesce(s.reversals_value, 0) as problem
     from acquirers.day d left join sums s using (acquirer, day)
     where d.is_balanced and (d.sales, d.sales_value, d.reversals, d.reversals_value) <> (
       coalesce(s.sales, 0), coalesce(s.sales_value, 0), coalesce(s.reversals, 0),
       coalesce(s.reversals_value, 0))
   )
   select (select count(*) from acquirers.day) as checked,
     array(select problem from wrong limit 20) as problems`,
);
