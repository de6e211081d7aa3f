import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

export const auditFiles = statement<Audit>(
  'audit reconciliation files',
  `with wrong as (
     select 'bil_' || b.id || ' of ' || b.connector || ' ' || b.day
       || ' is not the file that came' as problem
     from reconciliation.bill b left join lateral (
       select sha256(string_agg(content, ''::bytea order by part)) as sha256
       from reconciliation.bill_part p where p.bill = b.id
     ) kept on true
     where kept.sha256 is distinct from b.sha256
   )
   select (select count(*) from reconciliation.bill) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditSums = statement<Audit>(
  'audit reconciliation sums',
  `with counted as (
     select d.connector, d.day, i.kind, i.currency, count(*) as items, sum(i.amount) as amount,
       sum(i.fee) as fee, sum(i.coupon) as coupon
     from reconciliation.day d join reconciliation.item i on i.bill = d.bill
     where d.state = 'matched' and i.kind <> 'unreadable'
     group by 1, 2, 3, 4
   ), noted as (
     select s.* from reconciliation.day_sum s
     join reconciliation.day d on d.connector = s.connector and d.day = s.day
     where d.state = 'matched'
   ), wrong as (
     select connector || ' ' || day || ': ' || kind || ' comes to '
       || coalesce(c.amount::text, 'nothing') || ', noted is '
       || coalesce(n.amount::text, 'nothing') as problem
     from counted c full join noted n using (connector, day, kind, currency)
     where (c.items, c.amount, c.fee, c.coupon)
       is distinct from (n.items, n.amount, n.fee, n.coupon)
   )
   select (select count(*) from noted) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditPostings = statement<Audit>(
  'audit reconciliation postings',
  `with posted as (
     select cause, debit_account, credit_account, unit, sum(amount) as amount
     from reconciliation.posting group by 1, 2, 3, 4
   ), booked as (
     select cause, debit_account, credit_account, unit, sum(amount) as amount
     from ledger.transfer_view where cause like 'bil\\_%' or cause like 'brk\\_%'
       or cause like 'dps\\_%'
     group by 1, 2, 3, 4
   ), wrong as (
     select cause || ' posted ' || coalesce(p.amount::text, 'nothing') || ' from '
       || credit_account || ' to ' || debit_account || ', the books say '
       || coalesce(b.amount::text, 'nothing') as problem
     from posted p full join booked b using (cause, debit_account, credit_account, unit)
     where p.amount is distinct from b.amount
   )
   select (select count(*) from reconciliation.posting) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditDecisions = statement<Audit>(
  'audit reconciliation decisions',
  `with resolved as (
     select b.id, b.way, b.proposed_by, b.decided_by, (
       -- What was posted and taken back before counts for nothing.
       select count(*) from (
         select from reconciliation.posting p
         where p.slot = b.slot and p.connector = b.connector and p.day = b.day
           and p.cause = 'brk_' || replace(b.id::text, '-', '')
         group by p.unit
         having sum(case when p.debit_account like 'clearing:%' or p.debit_account = 'bank'
           then p.amount else -p.amount end)
           <> 0
       ) standing
     ) as postings
     from reconciliation.break b where b.state = 'resolved'
   ), wrong as (
     select 'brk_' || replace(id::text, '-', '') || ' was resolved by ' || coalesce(way, 'no way')
       || ' with ' || postings || ' postings, proposed by ' || coalesce(proposed_by, 'nobody')
       || ' and decided by ' || coalesce(decided_by, 'nobody') as problem
     from resolved
     where proposed_by is null or decided_by is null or proposed_by = decided_by
       or (way in ('book_unmatched', 'write_off')) <> (postings > 0)
   )
   select (select count(*) from resolved) as checked,
     array(select problem from wrong limit 20) as problems`,
);
