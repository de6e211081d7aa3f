import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** Each is one entry for exactly its money, which went to where it was due, and back with it. */
export const auditAwaited = statement<Audit>(
  'audit banking awaited',
  `with told as (
     select e.id, e.subject, e.amount, 'ent_' || replace(e.id::text, '-', '') as cause,
       'ent_' || replace(r.id::text, '-', '') as back
     from banking.entry e left join banking.entry r on r.taken_for = 'reversal'
       and r.subject = 'ent_' || replace(e.id::text, '-', '')
     where e.taken_for = 'awaited'
   ), due as (
     select t.cause, a.account, -t.amount as amount
     from told t join banking.awaited a on a.cause = t.subject
     union all
     select t.back, a.account, t.amount
     from told t join banking.awaited a on a.cause = t.subject where t.back is not null
   ), posted as (
     select cause, case when debit_account = 'bank' then credit_account else debit_account end
       as account, sum(case when debit_account = 'bank' then -amount else amount end) as amount
     from ledger.transfer_view where code in ('awaited', 'awaited_back') group by 1, 2
   ), wrong as (
     select coalesce(d.cause, p.cause) || ' should move ' || coalesce(d.amount, 0)
       || ', the books say ' || coalesce(p.amount, 0) as problem
     from due d full join posted p using (cause, account)
     where p.amount is distinct from d.amount
     union all
     select a.cause || ' of ' || a.amount || ' is booked by ' || coalesce(a.entry::text, 'nothing')
       || ', the bank says ' || count(t.id) || ' times ' || coalesce(sum(t.amount), 0)
     from banking.awaited a left join told t on t.subject = a.cause and t.back is null
     group by a.cause, a.entry, a.amount
     having count(t.id) > 1 or max(t.id::text) is distinct from a.entry::text
       or sum(t.amount) <> a.amount
     union all
     select t.cause || ' is taken for ' || t.subject || ', which nobody has awaited'
     from told t left join banking.awaited a on a.cause = t.subject where a.cause is null
   )
   select (select count(*) from banking.awaited) as checked,
     array(select problem from wrong limit 20) as problems`,
);
