import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** What answers say they gave as goodwill is what the books say, appeal by appeal. */
export const auditGoodwill = statement<Audit>(
  'audit disputes goodwill',
  `with given as (
     select 'apl_' || replace(appeal::text, '-', '') as cause,
       sum((details ->> 'amountMinor')::numeric) as amount
     from disputes.event where event = 'answered' and details ->> 'gives' = 'credit' group by 1
   ), posted as (
     select cause, sum(case when debit_account = 'expense:goodwill' then amount else -amount end)
       as amount
     from ledger.transfer_view
     where 'expense:goodwill' in (debit_account, credit_account) group by 1
   ), wrong as (
     select cause || ' gave ' || coalesce(g.amount, 0) || ', the books say '
       || coalesce(p.amount, 0) as problem
     from given g full join posted p using (cause)
     where coalesce(g.amount, 0) <> coalesce(p.amount, 0)
   )
   select (select count(*) from given) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** Every refund that an answer names is one that payments know. */
export const auditRefunds = statement<Audit>(
  'audit disputes refunds',
  `with named as (
     select appeal, details ->> 'refund' as refund from disputes.event
     where event = 'answered' and details ->> 'refund' is not null
   ), wrong as (
     select 'appeal ' || n.appeal || ' names ' || n.refund || ', which nobody knows' as problem
     from named n
     where not exists (select from payments.refund_view r
       where 'rfd_' || replace(r.id::text, '-', '') = n.refund)
   )
   select (select count(*) from named) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/**
 * The events of an appeal are numbered without a gap, and its clock is watched while it is open.
 */
export const auditEvents = statement<Audit>(
  'audit disputes events',
  `with counted as (
     select coalesce(a.id, e.appeal) as id, coalesce(a.events, 0) as events,
       coalesce(e.found, 0) as found, coalesce(e.last, 0) as last
     from disputes.appeal a full join (
       select slot, appeal, count(*) as found, max(seq) as last
       from disputes.event group by slot, appeal
     ) e on e.slot = a.slot and e.appeal = a.id
   ), wrong as (
     select 'appeal ' || id || ' has ' || found || ' events up to ' || last || ' of ' || events
       as problem
     from counted where found <> events or last <> events
   )
   select (select count(*) from counted) as checked,
     array(select problem from wrong limit 20) as problems`,
);
