import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * A captured attempt is the one that credited its order, waits for people to look at it, or has a
 * refund of its whole amount. An order that was credited has exactly one captured attempt that was
 * not surplus. What somebody else has given back of it later, such as a closing, is not the
 * order's. Here and below rows are counted and not joined where the planner believes, without
 * statistics, that there are few: it would compare each with each.
 */
export const auditCredits = statement<Audit>(
  'audit topups credits',
  `with captured as (
     select a.slot, a.id, a.amount, a.reference, t.id as topup, t.state, t.attempt,
       t.state = 'held_for_review' and exists (select from topups.review v where v.slot = a.slot
         and v.topup = t.id and v.attempt = a.id and v.approved_at is null) as is_held,
       coalesce((select sum(f.amount) from payments.refund_view f
         where f.slot = a.slot and f.attempt = a.id and f.state <> 'failed'
           and f.reference = a.reference), 0) as refunded
     from payments.attempt_view a
     left join topups.topup t on 'top_' || replace(t.id::text, '-', '') = a.reference
     where a.state = 'captured' and a.reference like 'top\\_%'
   ), wrong as (
     select id || ' was captured for ' || coalesce(topup::text, a.reference) || ', which is '
       || coalesce(state, 'no order') as problem
     from captured a
     where not coalesce(
       case
         when state in ('credited', 'refunding', 'refunded') then true
         when is_held then true
         else refunded = amount
       end, false)
     union all
     select topup || ' was paid ' || count(*) || ' times and only ' || count(*) filter (
       where refunded = amount) || ' went back'
     from captured where topup is not null
     group by topup, state having count(*) - count(*) filter (where refunded = amount) > 1
     union all
     select topup || ' is credited without a captured payment' from (
       select id as topup, true as is_order, false as is_kept from topups.topup
       where state = 'credited' and attempt is not null
       union all
       select topup, false, refunded < amount from captured where state = 'credited'
     ) each group by topup having bool_or(is_order) and not bool_or(is_kept)
   )
   select (select count(*) from captured) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/**
 * An order was credited its value and bonus once, on its line, and what has left that again is what
 * its claw-backs say, number by number; and nothing else has.
 */
export const auditHoldings = statement<Audit>(
  'audit topups holdings',
  `with moved as (
     select cause, code, account as line,
       case when credit_account = 'owner' then amount else -amount end as amount
     from ledger.transfer_view where account is not null and (cause like 'top\\_%'
       or code in ('refund_taken', 'charged_back', 'claw_back_put_back'))
   ), credited as (
     select cause, line,
       sum(amount) filter (where amount > 0 and code in ('topup', 'bonus')) as amount
     from moved group by cause, line
   ), causes as (
     select topup, 'rfd_' || replace(id::text, '-', '') as cause
     from topups.claw_back where kind <> 'chargeback'
     union select topup, 'dsp_' || replace(id::text, '-', '')
     from topups.claw_back where kind = 'chargeback'
     union select topup, 'top_' || replace(topup::text, '-', '')
     from topups.claw_back where kind = 'undo'
   ), left_again as (
     select topup, sum(amount) as amount from causes join moved using (cause)
     where code in ('undo', 'refund_taken', 'charged_back', 'claw_back_put_back') group by topup
   ), said as (
     select topup, sum(case when state in ('open', 'done') then taken + bonus else 0 end) as amount
     from topups.claw_back group by topup
   ), wrong as (
     select t.id || ' (' || t.state || ') should have been credited ' || t.value + t.bonus
       || ', its transfers make ' || coalesce(p.amount, 0) as problem
     from topups.topup t left join credited p
       on p.cause = 'top_' || replace(t.id::text, '-', '') and p.line = t.line
     where coalesce(p.amount, 0) <> case
       when t.credited_at is not null then t.value + t.bonus else 0 end
     union all
     select topup || ' was taken back as ' || coalesce(l.amount, 0) || ', said are ' || s.amount
     from said s left join left_again l using (topup) where coalesce(l.amount, 0) <> -s.amount
     union all
     select cause || ' has moved ' || sum(amount) || ' and is no claw-back' from (
       select cause, amount from moved
       where code in ('refund_taken', 'charged_back', 'claw_back_put_back')
       union all select cause, null from causes
     ) each group by cause having count(*) = count(amount)
     union all
     select max(id::text) || ' is ' || max(state) || ' and nothing says what was taken back' from (
       select 'top_' || replace(id::text, '-', '') as cause, id, state from topups.topup
       where credited_at is not null and state in ('refunding', 'refunded')
       union all
       select 'top_' || replace(topup::text, '-', ''), null, null from topups.claw_back
       where state in ('open', 'done')
       -- Before claw-backs were kept, only the transfers of an undo said it.
       union all select cause, null, null from moved where code = 'undo'
     ) each group by cause having count(*) = count(state)
   )
   select (select count(*) from topups.topup) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** What the books owe to payers is what refunds are open for, per unit. */
export const auditReturns = statement<Audit>(
  'audit topups returns',
  `with owed as (
     select unit, sum(case when credit_account = 'refund_payable' then amount
       when debit_account = 'refund_payable' then -amount else 0 end) as amount
     from ledger.transfer_view where 'refund_payable' in (credit_account, debit_account)
     group by unit
   ), ours as (
     select f.slot, f.attempt, f.currency as unit, f.amount, f.state, c.state as taken_back
     from payments.refund_view f left join topups.claw_back c on c.slot = f.slot and c.id = f.id
     where f.reference like 'top\\_%'
   ), plain as (
     select slot, attempt, unit,
       coalesce(sum(amount) filter (where state = 'failed'), 0) as failed,
       coalesce(sum(amount) filter (where state <> 'failed'), 0) as back
     from ours where taken_back is null group by slot, attempt, unit
   ), came as (
     select p.*, a.amount, case when t.id is null then 0 else least(t.price, a.amount) end as kept,
       coalesce((select sum(d.of_payment) from payments.dispute_view d where d.slot = p.slot
         and d.attempt = p.attempt and d.state <> 'won'), 0) as taken
     from plain p join payments.attempt_view a on a.slot = p.slot and a.id = p.attempt
     left join topups.topup t on t.slot = a.slot and t.attempt = a.id
       and t.credited_at is not null
     where p.failed > 0
   ), each as (
     select unit, amount from ours
     where state <> 'succeeded' and taken_back is distinct from 'put_back'
       and not (state = 'failed' and taken_back is null)
     union all
     -- What has failed is owed, without what the payer's bank has taken of it.
     select unit, least(failed,
       greatest(amount - kept - back - greatest(taken - kept, 0), 0)) from came
   ), open_refunds as (
     select unit, sum(amount) as amount from each group by unit
   ), wrong as (
     select coalesce(o.unit, r.unit) || ': the books owe ' || coalesce(o.amount, 0)
       || ', open refunds make ' || coalesce(r.amount, 0) as problem
     from owed o full join open_refunds r using (unit)
     where coalesce(o.amount, 0) <> coalesce(r.amount, 0)
   )
   select (select count(*) from payments.refund_view) as checked,
     array(select problem from wrong) as problems`,
);

/**
 * What rules have held stands apart, per unit, until people have decided; and every order that is
 * held is in their queue.
 */
export const auditHeld = statement<Audit>(
  'audit topups held',
  `with held as (
     select t.id, v.topup as queued, a.currency as unit, a.amount
     from topups.topup t
     left join topups.review v on v.slot = t.slot and v.topup = t.id and v.approved_at is null
     left join payments.attempt_view a on a.slot = v.slot and a.id = v.attempt
     where t.state = 'held_for_review'
   ), sums as (
     select unit, sum(amount) as amount from held where unit is not null group by unit
   ), books as (
     select unit, sum(case when credit_account = 'under_review' then amount
       when debit_account = 'under_review' then -amount else 0 end) as amount
     from ledger.transfer_view where 'under_review' in (credit_account, debit_account)
     group by unit
   ), wrong as (
     select coalesce(b.unit, s.unit) || ': the books hold ' || coalesce(b.amount, 0)
       || ' for review, the orders ' || coalesce(s.amount, 0) as problem
     from books b full join sums s using (unit)
     where coalesce(b.amount, 0) <> coalesce(s.amount, 0)
     union all
     select id || ' is held and in nobody''s queue' from held where queued is null
   )
   select (select count(*) from held) as checked, array(select problem from wrong) as problems`,
);
