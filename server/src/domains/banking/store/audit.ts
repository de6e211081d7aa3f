import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

export const auditBank = statement<Audit>(
  'audit banking bank',
  `with booked as (
     select 'ent_' || replace(id::text, '-', '') as cause, currency as unit, amount
     from banking.entry
   ), posted as (
     select cause, unit,
       sum(case when debit_account = 'bank' then amount else -amount end) as amount
     from ledger.transfer_view
     where cause like 'ent\\_%' and 'bank' in (debit_account, credit_account)
     group by 1, 2
   ), wrong as (
     select cause || ' of ' || coalesce(b.amount::text, 'nothing') || ', the books say '
       || coalesce(p.amount::text, 'nothing') as problem
     from booked b full join posted p using (cause, unit)
     where b.amount is distinct from p.amount
   )
   select (select count(*) from booked) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditSuspense = statement<Audit>(
  'audit banking suspense',
  `with wrong as (
     select 'ent_' || replace(e.id::text, '-', '') || ' is unmatched and in no suspense' as problem
     from banking.entry e left join banking.suspense s on s.entry = e.id
     where e.taken_for = 'unmatched' and s.entry is null
     union all
     select 'ent_' || replace(s.entry::text, '-', '') || ' was decided by '
       || coalesce(s.decided_by, 'nobody')
     from banking.suspense s
     where s.way is not null and s.state = 'resolved'
       and (s.decided_by is null or s.decided_by = s.proposed_by)
   )
   select (select count(*) from banking.suspense) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditTransfers = statement<Audit>(
  'audit banking transfers',
  `with left_for as (
     select t.id, t.amount, t.state, count(e.id) as times,
       coalesce(sum(-e.amount), 0) as amount_out, count(r.id) as backs
     from banking.transfer t
     left join banking.entry e on e.taken_for = 'transfer'
       and e.subject = 'btr_' || replace(t.id::text, '-', '')
     left join banking.entry r on r.taken_for = 'reversal'
       and r.subject = 'ent_' || replace(e.id::text, '-', '')
     group by t.id
   ), wrong as (
     select 'btr_' || replace(id::text, '-', '') || ' of ' || amount || ' left ' || times
       || ' times and came back ' || backs as problem
     from left_for
     where (state = 'done') is distinct from (times - backs = 1) or times - backs > 1
       or amount_out <> amount * times
   )
   select (select count(*) from left_for) as checked,
     array(select problem from wrong limit 20) as problems`,
);
