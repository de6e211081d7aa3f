-- Levels of a line's money, in minor units of HKD: a fall below one of them is told. told_below
-- are its owner's wish to be reminded, null for the operator's levels; topped_up_below is a rule's.
-- Read with what charging locks, so that a fall is seen in numbers at hand.
alter table charging.profile add column told_below bigint[], add column topped_up_below bigint;

create schema auto_topups;

-- What a subscriber has turned on: one rule per line. Without a row a line has none.
create table auto_topups.rule (
  slot smallint not null,
  line uuid not null,
  owner text not null,
  number text not null,
  state text not null check (state in ('on', 'paused', 'off')),
  -- Below so much money, or with so many days left: adds the amount, or fills up to the target.
  below_minor bigint check (below_minor > 0),
  days_left smallint check (days_left between 1 and 60),
  amount_minor bigint check (amount_minor > 0),
  target_minor bigint check (target_minor > 0),
  -- On a day of each month, whatever the balance, until a last day.
  monthly_day smallint check (monthly_day between 1 and 28),
  monthly_minor bigint check (monthly_minor > 0),
  monthly_until date,
  -- In any 30 days, over all of the above.
  cap_minor bigint not null check (cap_minor > 0),
  cap_times smallint not null check (cap_times > 0),
  -- In the order in which they are tried.
  mandates text[] not null,
  skips_next boolean not null,
  -- Since when it is on: declines from before do not pause it again.
  on_since timestamptz not null,
  paused_why text,
  -- When it is looked at next, and for which day owners were told ahead and how often.
  due_at timestamptz,
  told_for date,
  told_times smallint not null,
  told_at timestamptz,
  -- Planned top-ups that are done or were skipped: the month, `2026-11`, and the day before expiry.
  month_done text,
  expiry_done date,
  changed_at timestamptz not null,
  primary key (slot, line),
  check (below_minor is null and days_left is null or amount_minor is not null),
  check ((monthly_day is null) = (monthly_minor is null)),
  check (state <> 'paused' or paused_why is not null),
  check (state = 'on' or due_at is null)
);

create index rule_due on auto_topups.rule (slot, due_at) where due_at is not null;

-- What was agreed to, word for word, each time that a rule was turned on or changed.
create table auto_topups.consent (
  slot smallint not null,
  line uuid not null,
  at timestamptz not null,
  owner text not null,
  version text not null,
  language text not null,
  said text not null
);

create index consent_line on auto_topups.consent (slot, line, at);

-- Top-ups that were ordered by a rule. id is the order's. There is one open at a time: the claim
-- stands whether it is charged or declined, and while nobody knows.
create table auto_topups.topup (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  -- What it was for, and the try it belongs to: each mandate once.
  cause text not null check (cause in ('below', 'expiry', 'monthly')),
  round_at timestamptz not null,
  mandate text not null,
  value_minor bigint not null check (value_minor > 0),
  state text not null check (state in ('open', 'charged', 'declined')),
  reason text,
  opened_at timestamptz not null,
  ended_at timestamptz,
  primary key (slot, id),
  check ((state = 'open') = (ended_at is null))
);

create unique index topup_open on auto_topups.topup (slot, line) where state = 'open';
create index topup_line on auto_topups.topup (slot, line, opened_at);

-- What was done and what was not, with the reason, as the owner reads it.
create table auto_topups.event (
  slot smallint not null,
  line uuid not null,
  at timestamptz not null,
  event text not null check (event in ('turned_on', 'changed', 'turned_off', 'ordered', 'charged',
    'declined', 'skipped', 'refused', 'paused', 'resumed', 'told_ahead')),
  cause text,
  reason text,
  value_minor bigint,
  topup uuid
);

create index event_line on auto_topups.event (slot, line, at);
