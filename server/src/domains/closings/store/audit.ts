import { statement } from '#platform/postgres';

/**
 * What the books owe to owners of closed lines, per unit, beside what is promised: refunds that are
 * not over, transfers that are not out, and what finance is about to be told to send: of refunds
 * that have failed, without what has come back to a line since a bank had taken it, and of what
 * came back to a line after its closing.
 */
export const auditOwed = statement<{ readonly checked: bigint; readonly problems: string[] }>(
  'audit closings owed',
  `with moved as (
     select cause, code, unit,
       case when credit_account = 'closing_payable' then amount else -amount end as amount
     from ledger.transfer_view where 'closing_payable' in (credit_account, debit_account)
   ), owed as (
     select unit, sum(amount) as amount from moved group by unit
   ), sent as (
     select cause from banking.transfer_view where kind = 'closing'
   ), refunds as (
     select 'rfd_' || replace(id::text, '-', '') as cause, currency as unit, amount, state
     from payments.refund_view where reference like 'cls\\_%'
   ), promised as (
     select unit, amount from refunds where state not in ('succeeded', 'failed')
     union all
     select currency, amount from banking.transfer_view
     where kind = 'closing' and state not in ('done', 'withdrawn')
     union all
     select max(unit) filter (where is_refund), sum(amount) from (
       select cause, unit, amount, true as is_refund from refunds where state = 'failed'
       union all
       select cause, unit, amount, false from moved where code = 'refund_failed' and amount < 0
     ) each
     where cause not in (select cause from sent) group by cause having bool_or(is_refund)
     union all
     select unit, amount from moved
     where cause like 'clp\\_%' and cause not in (select cause from sent)
   ), sums as (
     select unit, sum(amount) as amount from promised group by unit
   ), wrong as (
     select coalesce(o.unit, s.unit) || ': the books owe ' || coalesce(o.amount, 0)
       || ' to owners of closed lines, promised are ' || coalesce(s.amount, 0) as problem
     from owed o full join sums s using (unit)
     where coalesce(o.amount, 0) <> coalesce(s.amount, 0)
   )
   select (select count(*) from promised) as checked,
     array(select problem from wrong) as problems`,
);
