import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

export const auditFloats = statement<Audit>(
  'audit resellers floats',
  `with wrong as (
     select c.id || ' sells from ' || c.float_owner || case when b.account is null
       then ', which is no float in HKD without a debt' else ', which has ' || b.balance
       end as problem
     from resellers.reseller c
     left join ledger.open_bucket_view b on b.account = c.float_owner and b.number = 0
       and b.kind = 'float' and b.unit = 'HKD' and b.floor = 0
     where b.account is null or b.balance < 0
   )
   select (select count(*) from resellers.reseller) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** What was issued is in the float of whom it was issued to, once, and what is paid was paid. */
export const auditIssues = statement<Audit>(
  'audit resellers issues',
  `with posted as (
     select cause, sum(amount) filter (where code = 'issue') as issued,
       coalesce(sum(amount) filter (where code = 'issue_paid'), 0)
         - coalesce(sum(amount) filter (where code = 'issue_unpaid'), 0) as paid
     from ledger.transfer_view where code in ('issue', 'issue_paid', 'issue_unpaid') group by cause
   ), said as (
     select 'iss_' || replace(id::text, '-', '') as cause, state, i.amount,
       case when state in ('issued', 'undone', 'paid') then i.amount else 0 end as issued,
       case when state = 'paid' then i.amount - coalesce(c.amount, 0) else 0 end as paid
     from resellers.issue i left join (
       select issue, sum(amount) as amount from resellers.recall
       where into_account = 'float_receivable' group by 1
     ) c on c.issue = i.id
   ), wrong as (
     select coalesce(s.cause, p.cause) || ' is ' || coalesce(s.state, 'no issue') || ' of '
       || coalesce(s.amount, 0) || '; issued ' || coalesce(p.issued, 0) || ', paid '
       || coalesce(p.paid, 0) as problem
     from said s full join posted p using (cause)
     where coalesce(s.issued, 0) <> coalesce(p.issued, 0)
       or coalesce(s.paid, 0) <> coalesce(p.paid, 0)
     union all
     select t.cause || ' was issued into the float of somebody else' from ledger.transfer_view t
     join resellers.issue i on 'iss_' || replace(i.id::text, '-', '') = t.cause
     left join resellers.reseller r on r.id = i.reseller
     where t.code = 'issue' and t.account is distinct from r.float_owner
   )
   select (select count(*) from resellers.issue) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditFloatMoves = statement<Audit>(
  'audit resellers float moves',
  `with posted as (
     select cause, account,
       sum(case when debit_account = 'owner' then -amount else amount end) as amount
     from ledger.transfer_view where code in ('float_down', 'float_return', 'float_withdraw')
     group by cause, account
   ), said as (
     select 'flt_' || replace(m.id::text, '-', '') as cause, e.account,
       case when (move = 'down') = (e.account = m.agent) then amount else -amount end as amount
     from resellers.float_move m, unnest(array[m.chain, m.agent]) e (account)
   ), wrong as (
     select cause || ' moves ' || coalesce(s.amount, 0) || ' at ' || account || ', and '
       || coalesce(p.amount, 0) || ' is booked' as problem
     from said s full join posted p using (cause, account)
     where s.amount is distinct from p.amount
   )
   select (select count(*) from resellers.float_move) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** Each by its own cause, and no issue by more than it was, nor undone while some of it is left. */
export const auditRecalls = statement<Audit>(
  'audit resellers recalls',
  `with posted as (
     select cause, account, credit_account as into_account, sum(amount) as amount
     from ledger.transfer_view where code in ('issue_undone', 'float_payout') group by 1, 2, 3
   ), said as (
     select 'rcl_' || replace(id::text, '-', '') as cause, reseller as account, into_account, amount
     from resellers.recall where state = 'done'
   ), taken as (
     select issue, sum(amount) as amount from resellers.recall
     where state = 'done' and issue is not null group by 1
   ), wrong as (
     select cause || ' takes ' || coalesce(s.amount, 0) || ' out of ' || account || ', and '
       || coalesce(p.amount, 0) || ' is booked' as problem
     from said s full join posted p using (cause, account, into_account)
     where s.amount is distinct from p.amount
     union all
     select 'iss_' || replace(i.id::text, '-', '') || ' of ' || i.amount || ' is ' || i.state
       || ', and ' || coalesce(t.amount, 0) || ' of it was taken back'
     from resellers.issue i left join taken t on t.issue = i.id
     where t.amount > i.amount
       or (i.state = 'undone') <> (i.state not in ('proposed', 'refused', 'paid')
         and coalesce(t.amount, 0) = i.amount)
   )
   select (select count(*) from resellers.recall) as checked,
     array(select problem from wrong limit 20) as problems`,
);
