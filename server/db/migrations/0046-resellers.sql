-- Businesses that sell for us: who they are, on which terms, and who stands at their tills.
create schema resellers;

-- What a kind of reseller may sell and earns. Few, and read with every sale.
create table resellers.tier (
  code text primary key,
  name jsonb not null,
  least_minor bigint not null check (least_minor > 0),
  most_minor bigint not null check (most_minor >= least_minor),
  day_count integer not null check (day_count >= 0),
  day_minor bigint not null check (day_minor >= 0),
  month_count integer not null check (month_count >= 0),
  month_minor bigint not null check (month_minor >= 0),
  least_float_minor bigint not null check (least_float_minor >= 0),
  commission json not null,
  pays_at_once boolean not null,
  changed_at timestamptz not null
);

create table resellers.reseller (
  slot smallint not null,
  id uuid not null,
  kind text not null check (kind in ('agent', 'chain')),
  name text not null,
  -- The chain that it belongs to, and whose float it sells from: its own, or the chain's.
  parent uuid,
  float_owner uuid not null,
  tier text not null,
  -- Where it is told of each sale; null for nowhere.
  number text,
  language text not null check (language in ('zh-Hant', 'zh-Hans', 'en')),
  -- Minutes after midnight in Hong Kong between which it sells; null for always.
  opens_at smallint check (opens_at between 0 and 1439),
  closes_at smallint check (closes_at between 0 and 1439),
  suspended_at timestamptz,
  opened_at timestamptz not null,
  primary key (slot, id),
  check ((opens_at is null) = (closes_at is null)),
  check (kind = 'agent' or parent is null),
  check (float_owner = id or float_owner = parent)
);
create index reseller_parent on resellers.reseller (parent) where parent is not null;

-- What it has sold today and this month, Hong Kong's; changed only with its float locked.
create table resellers.counter (
  slot smallint not null,
  reseller uuid not null,
  day integer not null,
  day_count integer not null,
  day_minor bigint not null,
  month_count integer not null,
  month_minor bigint not null,
  primary key (slot, reseller)
) with (fillfactor = 50);

create table resellers.till (
  slot smallint not null,
  reseller uuid not null,
  number smallint not null check (number between 1 and 999),
  label text not null,
  closed_at timestamptz,
  primary key (slot, reseller, number)
);

-- Whoever stands at a till. The PIN is an argon2id hash.
create table resellers.operator (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  login text not null,
  name text not null,
  is_supervisor boolean not null,
  pin text not null,
  suspended_at timestamptz,
  created_at timestamptz not null,
  primary key (slot, id)
);
create index operator_reseller on resellers.operator (reseller, slot);

-- Logins are one name space over all slots.
create table resellers.login (
  login text primary key,
  slot smallint not null,
  operator uuid not null
);

create table resellers.session (
  token_hash bytea primary key,
  slot smallint not null,
  id uuid not null,
  operator uuid not null,
  reseller uuid not null,
  till smallint not null,
  -- What a PIN is held against at each sale; made of the PIN and the token, which is not kept.
  pin_proof bytea not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_operator on resellers.session (operator);
create index session_expiry on resellers.session (expires_at);

-- Stock that is issued to a float: proposed by one person, decided by another, and paid for.
create table resellers.issue (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  amount bigint not null check (amount > 0),
  paid_by text not null check (paid_by in ('bank', 'cheque', 'cash', 'credit')),
  payment_reference text not null,
  state text not null check (state in ('proposed', 'refused', 'issued', 'paid')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid check (decided_by <> proposed_by),
  decided_at timestamptz,
  paid_at timestamptz,
  primary key (slot, id),
  check ((decided_by is null) = (state = 'proposed')),
  check ((paid_at is null) = (state <> 'paid'))
);
create index issue_open on resellers.issue (proposed_at) where state in ('proposed', 'issued');
create index issue_reseller on resellers.issue (reseller, slot, proposed_at);

create view resellers.reseller_view as
  select slot, id, name, parent, float_owner from resellers.reseller;
create view resellers.counter_view as select * from resellers.counter;

-- Value that was sold through a reseller: float and line in one commit.
create schema sales;

create table sales.sale (
  slot smallint not null,
  topup uuid not null,
  reseller uuid not null,
  operator uuid not null,
  till smallint not null,
  number text not null,
  reference text not null,
  value bigint not null check (value > 0),
  commission bigint not null check (commission >= 0),
  is_paid_at_once boolean not null,
  parent uuid,
  parent_commission bigint not null check (parent_commission >= 0),
  float_after bigint not null,
  sold_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (slot, topup),
  check ((undone_at is null) = (undone_by is null)),
  check (parent is not null or parent_commission = 0)
);
create index sale_reseller on sales.sale (reseller, slot, sold_at);
create index sale_time on sales.sale using brin (sold_at);

-- Commission of a day that was earned and not paid at once.
create table sales.payout (
  slot smallint not null,
  reseller uuid not null,
  day date not null,
  amount bigint not null check (amount > 0),
  sales integer not null check (sales > 0),
  paid_at timestamptz not null,
  primary key (slot, reseller, day)
);
create table sales.settled_day (
  day date primary key,
  settled_at timestamptz not null
);
