-- An order's row is locked and written several times on its way, so it is as narrow as that allows:
-- all that was shown before paying stands beside it and is never read on that way. Columns that
-- change come last, so that a new version begins like the old one, which the log need not repeat.
-- Lowu was not yet released with the tables of before.
drop view topups.topup_view;
drop table topups.topup;

create table topups.topup (
  slot smallint not null,
  id uuid not null,
  reference text not null,
  line uuid not null,
  number text not null,
  maker text not null,
  owner uuid not null,
  masked_owner text not null,
  -- In which the line's owner is told, and where and in which the payer is.
  language text not null check (language in ('zh-Hant', 'zh-Hans', 'en')),
  payer_number text,
  payer_language text check (payer_language in ('zh-Hant', 'zh-Hans', 'en')),
  channel text not null,
  method text not null,
  value bigint not null check (value > 0),
  value_currency text not null,
  bonus bigint not null check (bonus >= 0),
  bonus_days smallint not null check (bonus_days >= 0),
  validity_days smallint not null check (validity_days >= 0),
  price bigint not null check (price > 0),
  price_currency text not null,
  promised_seconds integer not null,
  payment uuid not null,
  attempt uuid not null,
  ordered_at timestamptz not null,
  pay_before timestamptz not null,
  state text not null check (state in ('awaiting_payment', 'confirming', 'credited',
    'held_for_review', 'not_charged', 'refunding', 'refunded')),
  -- What crediting made: buckets, expiry, balance and receipt, as evidence and for an undo.
  cash_bucket bigint,
  bonus_bucket bigint,
  valid_until date,
  balance_after bigint,
  receipt text,
  credited_at timestamptz,
  changed_at timestamptz not null,
  -- Milliseconds and a word for each thing that happened.
  timeline text not null,
  primary key (slot, id),
  check ((payer_number is null) = (payer_language is null)),
  check ((credited_at is null) = (cash_bucket is null)),
  check (credited_at is not null or state <> 'credited'),
  check (credited_at is null
    or (valid_until is not null and balance_after is not null and receipt is not null))
) with (fillfactor = 50);

create index topup_line on topups.topup (slot, line, ordered_at);

-- The terms of the quote: names, days, rate, what was shown before paying.
create table topups.terms (
  slot smallint not null,
  id uuid not null,
  terms json not null,
  primary key (slot, id)
);

create view topups.topup_view as
  select slot, id, reference, line, number, maker, channel, method, value, value_currency, bonus,
    price, price_currency, state, payment, attempt, ordered_at, credited_at, changed_at
  from topups.topup;
