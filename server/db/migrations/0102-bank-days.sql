-- Each day of an account of ours at a bank, from the first that its statement was asked for: until
-- the statement was taken whole it is asked for again, however long that is. What the statement
-- says of itself is held against the entries by the audit.
create table banking.bank_day (
  account text not null,
  day date not null,
  -- When its statement is asked for next; null once it was taken whole.
  due_at timestamptz,
  taken_at timestamptz,
  -- Why it was not taken whole, in words that name nobody, and whether it came at all.
  problem text,
  has_come boolean not null default false,
  opening bigint,
  closing bigint,
  currency text,
  -- In what the bank's own statement contradicts itself or what was booked before.
  differs text,
  changed_at timestamptz not null,
  primary key (account, day),
  check ((due_at is null) = (taken_at is not null)),
  check (taken_at is null or problem is null)
);

create index bank_day_open on banking.bank_day (account, day) where taken_at is null;
-- What is held of a day of an account.
create index entry_of_account on banking.entry (account, booked_at);

-- Days that were skipped before are asked for, as far back as banks give statements out. The table
-- of before is written by the version before, and goes one release later.
insert into banking.bank_day (account, day, due_at, taken_at, changed_at)
select span.account, d.day::date, case when t.taken_at is null then now() end, t.taken_at, now()
from (
  select account, greatest(min(day), max(day) - 35) as first, max(day) as last
  from banking.taken_day group by account
) span
cross join generate_series(span.first, span.last, '1 day') d (day)
left join banking.taken_day t on t.account = span.account and t.day = d.day::date;
