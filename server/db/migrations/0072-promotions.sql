-- Promotions: extra value for a top-up, out of a budget that a second person has agreed to.
create schema promotions;

create table promotions.promotion (
  code text primary key,
  name jsonb not null,
  -- Who gets it, when, and how much; fixed when it is proposed.
  rule jsonb not null,
  budget bigint not null check (budget > 0),
  -- What of the budget no slot has leased.
  pool bigint not null,
  state text not null check (state in ('proposed', 'refused', 'active', 'stopped')),
  -- Null where the command line has proposed it.
  proposed_by uuid,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  check (pool between 0 and budget),
  check (decided_by <> proposed_by),
  check ((decided_at is null) = (state = 'proposed')),
  check ((decided_by is null) = (state = 'proposed'))
);

-- The part of a budget that the lines of one slot have, so that not all top-ups wait for one row.
create table promotions.slice (
  slot smallint not null,
  promotion text not null,
  leased bigint not null,
  taken bigint not null,
  primary key (slot, promotion),
  check (taken between 0 and leased)
);

-- What one person has had of a promotion that has a limit for each.
create table promotions.person (
  slot smallint not null,
  promotion text not null,
  person uuid not null,
  uses integer not null check (uses >= 0),
  amount bigint not null check (amount >= 0),
  primary key (slot, person, promotion)
);

-- What a top-up was promised out of a budget, and whether it was given.
create table promotions.benefit (
  slot smallint not null,
  topup uuid not null,
  promotion text not null,
  person uuid not null,
  amount bigint not null check (amount > 0),
  state text not null check (state in ('reserved', 'given', 'released')),
  reserved_at timestamptz not null,
  primary key (slot, topup, promotion)
);
create index benefit_reserved on promotions.benefit (reserved_at) where state = 'reserved';
