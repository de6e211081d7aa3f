-- A promotion may make a top-up cheaper, too. What its payer does not pay stands beside what they
-- do, since a price in another currency does not say it.
alter table topups.topup
  add column discount bigint not null default 0 check (discount between 0 and value);

alter table sales.sale
  add column discount bigint not null default 0 check (discount between 0 and value);

-- What a program has typed for a promotion, and what it was shown: it is sold later.
alter table sales.program_order
  add column promotion_code text,
  add column price bigint check (price > 0);

alter table promotions.benefit
  add column kind text not null default 'bonus' check (kind in ('bonus', 'discount')),
  drop constraint benefit_state_check,
  -- owed: given after its reservation was released, and so beyond the budget.
  add constraint benefit_state_check check (state in ('reserved', 'given', 'released', 'owed'));
