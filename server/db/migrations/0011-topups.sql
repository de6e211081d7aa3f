create schema topups;

-- What a person was shown before paying; an order refers to one and can cost nothing else.
create table topups.quote (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  number text not null,
  -- Who asked: a subscriber or a device. Nobody else can order by it.
  maker text not null,
  channel text not null,
  terms jsonb not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (slot, id)
);

create index quote_old on topups.quote (slot, expires_at);

-- A top-up on its way from order to credited, not charged or refunded. Its slot is its line's.
create table topups.topup (
  slot smallint not null,
  id uuid not null,
  reference text not null,
  line uuid not null,
  number text not null,
  maker text not null,
  channel text not null,
  method text not null,
  value bigint not null check (value > 0),
  value_currency text not null,
  bonus bigint not null check (bonus >= 0),
  price bigint not null check (price > 0),
  price_currency text not null,
  -- The terms of the quote: names, days, rate, what was shown before paying.
  terms jsonb not null,
  state text not null check (state in ('awaiting_payment', 'confirming', 'credited',
    'held_for_review', 'not_charged', 'refunding', 'refunded')),
  payment uuid not null,
  attempt uuid not null,
  -- What crediting made: buckets, receipt, expiry and balance, as evidence and for an undo.
  result jsonb,
  timeline jsonb not null,
  ordered_at timestamptz not null,
  pay_before timestamptz not null,
  credited_at timestamptz,
  changed_at timestamptz not null,
  primary key (slot, id),
  check ((credited_at is not null) or state not in ('credited'))
) with (fillfactor = 70);

create index topup_line on topups.topup (slot, line, ordered_at);

-- Whose orders these are, in the maker's own slot.
create table topups.made (
  slot smallint not null,
  maker text not null,
  ordered_at timestamptz not null,
  topup uuid not null,
  primary key (slot, maker, ordered_at, topup)
);

create view topups.topup_view as
  select slot, id, reference, line, number, maker, channel, method, value, value_currency, bonus,
    price, price_currency, state, payment, attempt, ordered_at, credited_at, changed_at
  from topups.topup;
