import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * A counter sale, of a top-up or a voucher, has moved its value into its drawer, or to the card
 * terminal, once, and back where it was undone; and nothing else was sold out of a drawer.
 */
export const auditCounterSales = statement<Audit>(
  'audit tills sales',
  `with place as (
     select 'clearing:card_terminal' as place union all select 'cash:' || code from tills.till
   ), moved as (
     select cause, max(place) filter (where amount > 0) as place,
       coalesce(sum(amount) filter (where amount > 0), 0) as taken,
       coalesce(-sum(amount) filter (where amount < 0), 0) as returned
     from (
       select cause, debit_account as place, amount from ledger.transfer_view
       where debit_account in (select place from place)
       union all
       select cause, credit_account, -amount from ledger.transfer_view
       where credit_account in (select place from place)
     ) parts where cause like 'top\\_%' or cause like 'vsl\\_%'
     group by cause
   ), sold as (
     select cause, value, undone_at is not null as is_undone,
       case tender when 'cash' then 'cash:' || till else 'clearing:card_terminal' end as place
     from (
       select 'top_' || replace(topup::text, '-', '') as cause, value, undone_at, tender, till
       from tills.sale
       union all
       select 'vsl_' || replace(id::text, '-', ''), value, undone_at, tender, till
       from tills.voucher_sale
     ) paid
   ), wrong as (
     select s.cause || ' was sold for ' || s.value || ' into ' || s.place || '; '
       || coalesce(m.taken, 0) || ' came into ' || coalesce(m.place, 'nothing') || ' and '
       || coalesce(m.returned, 0) || ' went back' as problem
     from sold s left join moved m using (cause)
     where coalesce(m.taken, 0) <> s.value or m.place is distinct from s.place
       or coalesce(m.returned, 0) <> case when s.is_undone then s.value else 0 end
     union all
     select m.cause || ' has come into ' || coalesce(m.place, 'nothing') || ' and is no sale there'
     from moved m left join sold s using (cause) where s.cause is null
   )
   select (select count(*) from sold) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** What each shift took in cash, and what it gave back. */
const cashOfShifts = `with cash as (
     select shift, undone_shift, value from tills.sale where tender = 'cash'
     union all
     select shift, undone_shift, value from tills.voucher_sale where tender = 'cash'
   ), sold as (
     select shift, sum(value) as value from cash group by shift
   ), undone as (
     select undone_shift as shift, sum(value) as value
     from cash where undone_shift is not null group by undone_shift
   )`;

/** What was expected in a drawer is what was counted into it, sold for cash and given back. */
export const auditShifts = statement<Audit>(
  'audit tills shifts',
  `${cashOfShifts}, drawers as (
     select s.*, s.opening_counted + coalesce(b.value, 0) - coalesce(u.value, 0) as makes,
       lag(s.closing_counted - s.delivered) over (partition by s.till order by s.number)
         as left_before
     from tills.shift s left join sold b on b.shift = s.id left join undone u on u.shift = s.id
   ), wrong as (
     select id || ' expected ' || closing_expected || ' in ' || till
       || '; its counts and sales make ' || makes as problem
     from drawers where closed_at is not null and closing_expected <> makes
     union all
     select id || ' opened ' || till || ' with ' || opening_counted || ', of which ' || fetched
       || ' was fetched and ' || opening_difference || ' differed; ' || coalesce(left_before, 0)
       || ' had been left'
     from drawers
     where opening_counted <> coalesce(left_before, 0) + fetched + opening_difference
   )
   select (select count(*) from tills.shift) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** What the books have in each drawer is what was counted there last and came and went since. */
export const auditDrawers = statement<Audit>(
  'audit tills drawers',
  `${cashOfShifts}, newest as (
     select distinct on (s.till) s.till, case
       when s.closed_at is not null then s.closing_counted - s.delivered
       else s.opening_counted + coalesce(b.value, 0) - coalesce(u.value, 0) end as amount
     from tills.shift s left join sold b on b.shift = s.id left join undone u on u.shift = s.id
     order by s.till, s.number desc
   ), safe as (
     select 'safe' as till, coalesce((select sum(
       case direction when 'from_bank' then amount else -amount end)
         from tills.safe_move where place = 'safe'), 0)
       + coalesce((select sum(coalesce(delivered, 0) - fetched) from tills.shift), 0)
       + coalesce((select sum(counted - booked) from tills.vault_count
         where place = 'safe' and agreed_by is not null), 0) as amount
   ), counted as (
     select till, amount from newest union all select till, amount from safe
   ), booked as (
     select substr(place, 6) as till, sum(amount) as amount from (
       select debit_account as place, amount from ledger.transfer_view
       union all
       select credit_account, -amount from ledger.transfer_view
     ) parts
     where place = 'cash:safe' or place in (select 'cash:' || code from tills.till)
     group by place
   ), wrong as (
     select 'the books have ' || coalesce(b.amount, 0) || ' in ' || coalesce(c.till, b.till)
       || ', counts make ' || coalesce(c.amount, 0) as problem
     from counted c full join booked b using (till)
     where coalesce(c.amount, 0) <> coalesce(b.amount, 0)
   )
   select (select count(*) from counted) as checked,
     array(select problem from wrong limit 20) as problems`,
);
