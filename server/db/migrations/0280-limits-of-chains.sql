-- What all below a chain may sell together, a day and a month; null is no limit. What they have
-- sold is the sum of their counters, read while the chain is locked: only one with a limit is.
alter table resellers.reseller
  add column chain_day_minor bigint check (chain_day_minor >= 0),
  add column chain_month_minor bigint check (chain_month_minor >= 0),
  add constraint reseller_chain_limit_check
    check (kind = 'chain' or num_nonnulls(chain_day_minor, chain_month_minor) = 0);

-- Limits of a week, from Monday on; null is none.
alter table resellers.tier
  add column week_count integer check (week_count >= 0),
  add column week_minor bigint check (week_minor >= 0);

-- Null while the week that runs was not counted from its beginning, so until the first Monday.
alter table resellers.counter
  add column week_count integer,
  add column week_minor bigint,
  add check ((week_count is null) = (week_minor is null));
create or replace view resellers.counter_view as select * from resellers.counter;
