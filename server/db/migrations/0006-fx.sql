create schema fx;

-- A rate is a snapshot and is never changed: whatever was priced with it names its id. 1 of the one
-- currency is numerator / denominator of the other, from its instant until a later one's.
create table fx.rate (
  id uuid primary key,
  from_currency text not null check (from_currency in ('HKD', 'CNY')),
  to_currency text not null check (to_currency in ('HKD', 'CNY')),
  numerator bigint not null check (numerator > 0),
  denominator bigint not null check (denominator > 0),
  valid_from timestamptz not null,
  source text not null,
  recorded_at timestamptz not null,
  unique (from_currency, to_currency, valid_from),
  check (from_currency <> to_currency)
);
