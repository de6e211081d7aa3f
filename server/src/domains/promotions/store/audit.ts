import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** Pool and leases make the budget; what slices have taken is what benefits hold. */
export const auditBudgets = statement<Audit>(
  'audit promotions budgets',
  `with slices as (
     select promotion, sum(leased) as leased, sum(taken) as taken
     from promotions.slice group by promotion
   ), benefits as (
     select promotion, sum(amount) as amount from promotions.benefit
     where state in ('reserved', 'given') group by promotion
   ), wrong as (
     select p.code || ' has a budget of ' || p.budget || '; pool ' || p.pool || ', leased '
       || coalesce(s.leased, 0) || ', taken ' || coalesce(s.taken, 0) || ', promised '
       || coalesce(b.amount, 0) as problem
     from promotions.promotion p left join slices s on s.promotion = p.code
     left join benefits b on b.promotion = p.code
     where p.pool + coalesce(s.leased, 0) <> p.budget
       or coalesce(s.taken, 0) <> coalesce(b.amount, 0)
     union all
     select p.promotion || ' and ' || p.person || ' count ' || p.uses || ' of ' || p.amount
     from promotions.person p left join (
       select promotion, person, count(*) as uses, sum(amount) as amount
       from promotions.benefit where state in ('reserved', 'given') group by promotion, person
     ) b using (promotion, person)
     where p.uses <> coalesce(b.uses, 0) or p.amount <> coalesce(b.amount, 0)
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
     select 'top_' || replace(topup::text, '-', '') as cause, kind, sum(amount) as amount
     from promotions.benefit where state in ('given', 'owed') group by topup, kind
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
