import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * A sale has taken its price out of its float and put its value on its line, once; one that was
 * undone has put it back; and the float moved for nothing else by these codes.
 */
export const auditPosted = statement<Audit>(
  'audit sales posted',
  `with moved as (
     select t.cause,
       sum(amount) filter (where code = 'sale') as charged,
       sum(amount) filter (where code = 'sale_undone') as returned,
       sum(case when credit_account = 'owner' then amount else -amount end)
         filter (where code in ('commission', 'commission_undone')) as commission,
       sum(amount) filter (where code = 'topup' and credit_account = 'owner') as credited
     from ledger.transfer_view t
     where code in ('sale', 'sale_undone', 'commission', 'commission_undone', 'topup')
       and cause like 'top\\_%'
     group by t.cause
   ), sales as (
     select 'top_' || replace(topup::text, '-', '') as cause, value, value - discount as price,
       undone_at is not null as is_undone,
       case when is_paid_at_once and undone_at is null then commission else 0 end as commission
     from sales.sale
   ), wrong as (
     select s.cause || ' was sold for ' || s.value || '; float ' || coalesce(m.charged, 0)
       || ', back ' || coalesce(m.returned, 0) || ', line ' || coalesce(m.credited, 0)
       || ', commission ' || coalesce(m.commission, 0) as problem
     from sales s left join moved m using (cause)
     where coalesce(m.charged, 0) <> s.price or coalesce(m.credited, 0) <> s.value
       or coalesce(m.returned, 0) <> case when s.is_undone then s.price else 0 end
       or coalesce(m.commission, 0) <> s.commission
     union all
     select m.cause || ' has left a float and is no sale'
     from moved m left join sales s using (cause) where m.charged is not null and s.cause is null
   )
   select (select count(*) from sales) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** Counters say what was sold; what was undone on its own day does not count. */
export const auditCounters = statement<Audit>(
  'audit sales counters',
  `with sold as (
     select reseller, value,
       to_char(sold_at at time zone 'Asia/Hong_Kong', 'YYYYMMDD')::int as day
     from sales.any_sale
     where undone_at is null
       or (undone_at at time zone 'Asia/Hong_Kong')::date
         <> (sold_at at time zone 'Asia/Hong_Kong')::date
   ), sums as (
     select c.reseller,
       count(s.*) filter (where s.day = c.day) as day_count,
       coalesce(sum(s.value) filter (where s.day = c.day), 0) as day_minor,
       count(s.*) filter (where s.day >= c.monday) as week_count,
       coalesce(sum(s.value) filter (where s.day >= c.monday), 0) as week_minor,
       count(s.*) filter (where s.day / 100 = c.day / 100) as month_count,
       coalesce(sum(s.value) filter (where s.day / 100 = c.day / 100), 0) as month_minor
     from (
       select reseller, day, to_char(
         date_trunc('week', to_date(nullif(day, 0)::text, 'YYYYMMDD')), 'YYYYMMDD'
       )::int as monday from resellers.counter_view
     ) c
     left join sold s on s.reseller = c.reseller
       and (s.day >= c.monday or s.day / 100 = c.day / 100)
     group by c.reseller
   ), wrong as (
     select c.reseller || ' counts ' || c.day_count || ' sales of ' || c.day_minor || ' today and '
       || c.month_count || ' of ' || c.month_minor || ' this month; there are ' || s.day_count
       || ' of ' || s.day_minor || ' and ' || s.month_count || ' of ' || s.month_minor
       || coalesce('; this week ' || c.week_count || ' of ' || c.week_minor || ', and there are '
         || s.week_count || ' of ' || s.week_minor, '') as problem
     from resellers.counter_view c join sums s using (reseller)
     where (c.day_count, c.day_minor, c.month_count, c.month_minor)
       <> (s.day_count, s.day_minor, s.month_count, s.month_minor)
       or (c.week_count, c.week_minor) <> (s.week_count, s.week_minor)
     union all
     select distinct reseller || ' has sold and counts nothing' from sold
     where reseller not in (select reseller from resellers.counter_view)
   )
   select (select count(*) from resellers.counter_view) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** What was paid out for a day is what was earned on it, and reached the float of its reseller. */
export const auditPayouts = statement<Audit>(
  'audit sales payouts',
  `with earned as (
     select reseller, day, sum(amount) as amount from (
       select reseller, (sold_at at time zone 'Asia/Hong_Kong')::date as day, commission as amount
       from sales.any_sale where undone_at is null and not is_paid_at_once
       union all
       select parent, (sold_at at time zone 'Asia/Hong_Kong')::date, parent_commission
       from sales.any_sale where undone_at is null and parent is not null
     ) parts where amount > 0 and day in (select day from sales.settled_day)
     group by reseller, day
   ), said as (
     select 'rsl_' || replace(reseller::text, '-', '') || to_char(day, ' YYYY-MM-DD') as cause,
       r.float_owner as account, amount
     from sales.payout p
     left join resellers.reseller_view r on r.slot = p.slot and r.id = p.reseller
   ), credited as (
     select cause, account, sum(amount) as amount
     from ledger.transfer_view where code = 'commission_of_day' group by cause, account
   ), wrong as (
     select coalesce(e.reseller, p.reseller) || ' earned ' || coalesce(e.amount, 0) || ' on '
       || coalesce(e.day, p.day) || ' and was paid ' || coalesce(p.amount, 0) as problem
     from earned e full join sales.payout p on p.reseller = e.reseller and p.day = e.day
     where coalesce(e.amount, 0) <> coalesce(p.amount, 0)
     union all
     select cause || ' says ' || coalesce(s.amount, 0) || ' for the float of '
       || coalesce(account::text, 'nobody')
       || ', which was credited ' || coalesce(c.amount, 0)
     from said s full join credited c using (cause, account)
     where s.amount is distinct from c.amount
   )
   select (select count(*) from sales.payout) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** An order is sold by one sale that says the same, or by none; for it so much is held. */
export const auditOrders = statement<Audit>(
  'audit sales program_orders',
  `with wrong as (
     select o.id || ' is credited and its sale says something else' as problem
     from sales.program_order o
     left join sales.sale s on s.slot = o.slot and s.reseller = o.reseller
       and s.client_reference = o.client_reference
     where (o.state = 'credited') <> (s.topup is not null)
       or s.topup <> o.topup or s.value <> o.value or s.number <> o.number
     union all
     select o.id || ' is ' || o.state || ' and its hold ' || coalesce(h.state, 'not there')
     from sales.program_order o
     left join ledger.hold_view h on h.slot = o.slot and h.id = o.hold
     where (h.state = 'open' and o.state <> 'held')
       or (h.state = 'open' and h.amount <> o.value)
       or (o.state = 'held' and coalesce(h.state, 'gone') not in ('open', 'expired'))
   )
   select (select count(*) from sales.program_order) as checked,
     array(select problem from wrong limit 20) as problems`,
);
