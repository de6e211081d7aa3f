import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * Pool and leases make the budget; what slices have taken, and persons, is what benefits hold,
 * whichever of them is not there.
 */
export const auditBudgets = statement<Audit>(
  'audit promotions budgets',
  `with slices as (
     select promotion, sum(leased) as leased, sum(taken) as taken
     from promotions.slice group by promotion
   ), benefits as (
     select promotion, sum(amount) as amount from promotions.benefit
     where state in ('reserved', 'given') group by promotion
   ), wrong as (
     select coalesce(code, promotion) || ' has a budget of ' || coalesce(p.budget, 0)
       || '; pool ' || coalesce(p.pool, 0) || ', leased '
       || coalesce(s.leased, 0) || ', taken ' || coalesce(s.taken, 0) || ', promised '
       || coalesce(b.amount, 0) as problem
     from promotions.promotion p
     full join (slices s full join benefits b using (promotion)) on promotion = p.code
     where coalesce(p.pool, 0) + coalesce(s.leased, 0) <> coalesce(p.budget, 0)
       or coalesce(s.taken, 0) <> coalesce(b.amount, 0)
     union all
     select promotion || ' and ' || person || ' count ' || coalesce(p.uses, 0) || ' of '
       || coalesce(p.amount, 0)
     from promotions.person p full join (
       select promotion, person, count(*) as uses, sum(amount) as amount
       from promotions.benefit where state in ('reserved', 'given') group by promotion, person
     ) b using (promotion, person)
     where (coalesce(p.uses, 0), coalesce(p.amount, 0))
         <> (coalesce(b.uses, 0), coalesce(b.amount, 0))
       -- Only where a rule says how much each may have is anybody counted.
       and (p.uses is not null or promotion in (
         select code from promotions.promotion where (rule ->> 'isFirstOnly')::boolean
           or num_nonnulls(rule ->> 'usesPerPerson', rule ->> 'mostPerPersonMinor') > 0))
   )
   select (select count(*) from promotions.promotion) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/**
 * Each top-up that was given something by promotions has just that posted: its bonuses on top, its
 * discounts as the part of its value that nobody paid. A bonus may be posted by a standing rule,
 * which has no budget; a discount may not.
 */
export const auditPosted = statement<Audit>(
  'audit promotions posted',
  `with given as (
     -- What is only promised of a top-up that has its bonus was not given, and is 0 here.
     select 'top_' || replace(topup::text, '-', '') as cause, kind,
       sum(case when state = 'reserved' then 0 else amount end) as amount
     from promotions.benefit where state in ('given', 'owed', 'returned', 'reserved')
     group by topup, kind
   ), posted as (
     select cause, case code when 'bonus' then 'bonus' else 'discount' end as kind,
       sum(amount) as amount
     from ledger.transfer_view
     where credit_account = 'owner'
       and (code = 'bonus' or code = 'topup' and debit_account = 'expense:promotion')
     group by 1, 2
   ), wrong as (
     select coalesce(g.cause, p.cause) || ' was given ' || coalesce(g.amount, 0) || ' as '
       || coalesce(g.kind, p.kind) || ' and posted ' || coalesce(p.amount, 0) as problem
     from given g full join posted p on p.cause = g.cause and p.kind = g.kind
     where coalesce(g.amount, 0) <> coalesce(p.amount, 0)
       and (g.kind is not null or p.kind = 'discount')
   )
   select (select count(*) from given) as checked,
     array(select problem from wrong limit 20) as problems`,
);
