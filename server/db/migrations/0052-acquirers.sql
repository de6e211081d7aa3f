create schema acquirers;

-- A network of cash machines, and the day that what it sells now is of.
create table acquirers.acquirer (
  code text primary key,
  id uuid not null unique,
  business_day date not null,
  changed_at timestamptz not null
);

-- What became of each request to sell, by what names it: its time, trace, institution and terminal.
create table acquirers.exchange (
  slot smallint not null,
  key uuid not null,
  acquirer text not null,
  terminal text not null,
  state text not null check (state in ('sold', 'refused', 'reversed', 'reversed_before')),
  -- Unknown where the reversal came first.
  number text,
  value bigint not null,
  refusal text,
  topup uuid,
  approval text,
  business_day date not null,
  decided_at timestamptz not null,
  reversed_day date,
  reversed_at timestamptz,
  primary key (slot, key),
  check ((topup is not null) = (state in ('sold', 'reversed'))),
  check ((topup is null) = (approval is null)),
  check ((refusal is not null) = (state = 'refused')),
  check (case state when 'sold' then reversed_at is null when 'refused' then true
    else reversed_at is not null end),
  check ((reversed_at is null) = (reversed_day is null)),
  check ((number is null) = (state = 'reversed_before'))
);

create index exchange_day on acquirers.exchange (acquirer, business_day)
  include (value, state, reversed_day);
create index exchange_reversed on acquirers.exchange (acquirer, reversed_day)
  include (value) where reversed_day is not null;

-- The totals of a business day as we had them when the acquirer told its own.
create table acquirers.day (
  acquirer text not null,
  day date not null,
  sales bigint not null,
  sales_value bigint not null,
  reversals bigint not null,
  reversals_value bigint not null,
  is_balanced boolean not null,
  said json not null,
  compared_at timestamptz not null,
  primary key (acquirer, day)
);
