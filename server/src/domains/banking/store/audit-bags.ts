import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * What booked a bag to its account, what an entry took from there for it, and what the bank's
 * taking back of that entry put there again, each by its own cause.
 */
export const auditBags = statement<Audit>(
  'audit banking bags',
  `with bag as (
     select 'cbg_' || replace(id::text, '-', '') as bag, account, cause, entry, counted,
       case direction when 'to_bank' then amount else -amount end as due
     from banking.bag
   ), taken as (
     select id as entry, subject as bag from banking.entry where taken_for = 'bag'
     union all
     select entry, 'cbg_' || replace(bag::text, '-', '') from banking.suspense
     where way = 'to_bag' and state = 'resolved'
   ), told as (
     select t.bag, t.entry, e.amount, 'ent_' || replace(t.entry::text, '-', '') as cause,
       'ent_' || replace(r.id::text, '-', '') as back
     from taken t join banking.entry e on e.id = t.entry
     left join banking.entry r on r.taken_for = 'reversal'
       and r.subject = 'ent_' || replace(t.entry::text, '-', '')
   ), due as (
     select bag, account, cause, due from bag
     union all
     select t.bag, b.account, t.cause, -b.due from told t join bag b using (bag)
     union all
     select t.bag, b.account, t.back, b.due from told t join bag b using (bag)
     where t.back is not null
   ), posted as (
     select cause, account, sum(amount) as amount from (
       select cause, debit_account as account, amount from ledger.transfer_view
       union all
       select cause, credit_account, -amount from ledger.transfer_view
     ) moved
     where account in ('clearing:cash_transport', 'clearing:cash_deposits') group by 1, 2
   ), wrong as (
     select d.bag || ' should move ' || d.due || ' by ' || d.cause || ', the books say '
       || coalesce(p.amount::text, 'nothing') as problem
     from due d left join posted p using (cause, account) where p.amount is distinct from d.due
     union all
     select b.bag || ' is booked by ' || coalesce(b.entry::text, 'nothing') || ' for '
       || coalesce(b.counted, 0) || ', the bank says ' || count(t.entry) || ' times '
       || coalesce(sum(abs(t.amount)), 0)
     from bag b left join told t on t.bag = b.bag and t.back is null
     group by b.bag, b.entry, b.counted
     having count(t.entry) > 1
       or max(t.entry::text) is distinct from b.entry::text
       or sum(abs(t.amount)) is distinct from b.counted::numeric
     union all
     select t.cause || ' is taken for ' || t.bag || ', which is no bag'
     from told t left join bag b using (bag) where b.bag is null
   )
   select (select count(*) from bag) as checked,
     array(select problem from wrong limit 20) as problems`,
);
