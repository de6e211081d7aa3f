-- Quotas are holds that are renewed with each update of a session: all that an account has open is
-- read with it. The condition says "open" in other words than that of hold_due, so that neither
-- index is ever taken for the other: without statistics the planner did that.
create index hold_open on ledger.hold (slot, account) where closed_at is null;

create view ledger.hold_view as
  select slot, id, account, state, unit, amount, cause, placed_at, expires_at, closed_at
  from ledger.hold;

-- How networks know a line's SIM (IMSI). Keyed by itself and by no slot, like a number.
create table subscribers.sim (
  imsi text primary key check (imsi ~ '^[0-9]{6,15}$'),
  line_slot smallint not null,
  line uuid not null,
  added_at timestamptz not null
);

create schema charging;

-- What charging keeps of a line beside its plan. A line without a row has agreed to nothing yet and
-- was seen nowhere.
create table charging.profile (
  slot smallint not null,
  line uuid not null,
  -- Bit mask of the zones whose data the subscriber has said yes to: 1 HK, 2 CN, 4 MO, 8 ROW.
  opted_in smallint not null check (opted_in between 0 and 15),
  zone text check (zone in ('HK', 'CN', 'MO', 'ROW')),
  zone_since timestamptz,
  primary key (slot, line),
  check ((zone is null) = (zone_since is null))
) with (fillfactor = 80);

-- What a network does for a line, from its first question to its last report. groups holds the
-- meters, quota, counted reports and last answer of each rating group: one row to write for each
-- update. json, not jsonb, because it is read and written whole.
create table charging.session (
  slot smallint not null,
  line uuid not null,
  number bigint not null check (number > 0),
  consumer text not null,
  charging_id text not null,
  notify_uri text,
  state text not null check (state in ('open', 'closed', 'lapsed')),
  -- The network's own count of the last step.
  sequence bigint not null check (sequence >= 0),
  groups json not null,
  opened_at timestamptz not null,
  heard_at timestamptz not null,
  -- When it lapses if the network stays silent; once it is over, when the row is deleted.
  due_at timestamptz not null,
  primary key (slot, line, number)
) with (fillfactor = 50);

alter table charging.session set (autovacuum_vacuum_scale_factor = 0.02);

create index session_due on charging.session (slot, due_at);

-- What money has paid for, per line, rate and Hong Kong day: charges are what these grow by. The
-- exact cost is amount + rest / per. Days that are over leave when the line is used again.
create table charging.day_use (
  slot smallint not null,
  line uuid not null,
  -- The first instant of the day in Hong Kong.
  midnight timestamptz not null,
  rate text not null,
  units bigint not null check (units >= 0),
  amount bigint not null check (amount >= 0),
  rest bigint not null check (rest >= 0),
  per bigint not null check (per > rest),
  primary key (slot, line, midnight, rate)
) with (fillfactor = 70);

-- One row for each use and each part of the day in which it lies, with all that says why it cost
-- what it cost. Never changed. Cut by month of recording, so that old months can be detached; what
-- comes before its month was made waits in usage_other.
create table charging.usage (
  slot smallint not null,
  line uuid not null,
  recorded_at timestamptz not null,
  id uuid not null,
  session bigint not null,
  rating_group bigint not null,
  -- The network's own count of its reports: no report is counted twice.
  report bigint not null,
  service text not null check (service in ('voice', 'sms', 'data')),
  zone text not null check (zone in ('HK', 'CN', 'MO', 'ROW')),
  direction text check (direction in ('out', 'in')),
  destination text,
  used_from timestamptz not null,
  used_until timestamptz not null,
  used_units bigint not null check (used_units > 0),
  -- In whole blocks: packs have paid some of them, money the others.
  counted_units bigint not null check (counted_units >= 0),
  money_units bigint not null check (money_units between 0 and counted_units),
  plan text not null,
  -- Null where the plan sold nothing of the kind: then it is counted and costs nothing.
  rate text,
  catalog_version bigint not null,
  connect_minor bigint not null check (connect_minor >= 0),
  amount_minor bigint not null check (amount_minor >= connect_minor),
  -- What no bucket could pay. It counts as charged, so that no later top-up pays for it.
  uncollected_minor bigint not null check (uncollected_minor between 0 and amount_minor),
  -- The day's count of the rate as it stood before.
  units_before bigint not null,
  amount_before bigint not null,
  rest_before bigint not null,
  -- Which bucket paid what: [{"bucket": "0", "unit": "HKD", "amount": "30"}].
  paid jsonb not null,
  primary key (slot, line, recorded_at, id),
  check (used_until >= used_from)
) partition by range (recorded_at);

create table charging.usage_other partition of charging.usage default;
