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

/**
 * By the balances that statements tell, where the bank does not contradict itself: a day between
 * two of them that was skipped, or an entry that was lost, shows in them.
 */
export const auditStatements = statement<Audit>(
  'audit banking statements',
  `with told as (
     select account, day, currency, opening, closing, differs, lag(day) over w as day_before,
       lag(closing) over w as closing_before, lag(differs) over w as differs_before
     from banking.bank_day where opening is not null and closing is not null
     window w as (partition by account, currency order by day)
   ), moved as (
     select account, currency, (booked_at at time zone 'Asia/Hong_Kong')::date as day,
       sum(amount) as amount
     from banking.entry group by 1, 2, 3
   ), wrong as (
     select account || ' began ' || day || ' with ' || opening || ' and had ended ' || day_before
       || ' with ' || closing_before as problem
     from told t
     where opening <> closing_before and differs is null and differs_before is null
       and not exists (
         select from banking.bank_day o where o.account = t.account and o.taken_at is null
           and o.day between t.day_before and t.day
       )
     union all
     select account || ' moved ' || closing - opening || ' on ' || day || ', held are '
       || coalesce(m.amount, 0)
     from told left join moved m using (account, currency, day)
     where closing - opening <> coalesce(m.amount, 0) and differs is null
   )
   select (select count(*) from told) as checked,
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
       coalesce(sum(case when e.currency = t.currency then -e.amount
         when e.instructed_currency = t.currency then e.instructed_amount end), 0) as amount_out,
       count(r.id) as backs
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
     union all
     select subject || ' left and is no transfer' from banking.entry
     where taken_for = 'transfer' and subject not in (
       select 'btr_' || replace(id::text, '-', '') from banking.transfer)
   )
   select (select count(*) from left_for) as checked,
     array(select problem from wrong limit 20) as problems`,
);
