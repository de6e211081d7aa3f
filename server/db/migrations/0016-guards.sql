-- What subscribers guard themselves with: the zones whose data stops at the end of the pack (a bit
-- mask like opted_in), and the most that use may take from their money on a Hong Kong day, in minor
-- units of HKD; null without a limit.
alter table charging.profile
  add column pack_only smallint not null default 0 check (pack_only between 0 and 15),
  add column daily_limit bigint check (daily_limit > 0);
