create schema banking;

-- What our banks have booked, once each by the bank's own number. It is never changed: an entry
-- that was wrong is taken back by another.
create table banking.entry (
  id uuid primary key,
  connector text not null,
  account text not null,
  bank_reference text not null,
  amount bigint not null check (amount <> 0),
  currency text not null check (currency in ('HKD', 'CNY')),
  booked_at timestamptz not null,
  is_reversal boolean not null,
  reference text not null,
  remittance text not null,
  counterparty text not null,
  counterparty_account text not null,
  instructed_amount bigint,
  instructed_currency text,
  taken_for text not null check (taken_for in
    ('payment', 'payout', 'transfer', 'reversal', 'unmatched')),
  subject text,
  noted_at timestamptz not null,
  unique (account, bank_reference),
  check ((subject is null) = (taken_for = 'unmatched'))
);

create index entry_booked on banking.entry (booked_at);
create index entry_subject on banking.entry (taken_for, subject) where subject is not null;

-- A day whose statement was read after its last report, so that nothing of the evening is missed.
create table banking.taken_day (
  account text not null,
  day date not null,
  taken_at timestamptz not null,
  primary key (account, day)
);

-- An entry whose owner is not known, and what two people decide about it.
create table banking.suspense (
  entry uuid primary key references banking.entry,
  why text not null check (why in ('no_reference', 'unknown_reference', 'paid_twice', 'debit')),
  state text not null check (state in ('open', 'proposed', 'resolved')),
  way text check (way in ('to_order', 'give_back', 'write_off')),
  attempt text,
  reason text check (length(reason) between 1 and 500),
  proposed_by text,
  decided_by text,
  changed_at timestamptz not null,
  check (num_nulls(way, reason, proposed_by) in (0, 3)),
  check ((way is not distinct from 'to_order') = (attempt is not null)),
  check (state = 'open' or way is not null or decided_by is null),
  -- Four eyes: who proposes does not decide.
  check (decided_by is null or (proposed_by is not null and decided_by <> proposed_by))
);

create index suspense_open on banking.suspense (entry) where state <> 'resolved';

-- What finance has to send by the bank. It is done when a statement shows it.
create table banking.transfer (
  id uuid primary key,
  kind text not null check (kind in ('refund', 'give_back', 'closing')),
  cause text not null unique,
  connector text not null,
  amount bigint not null check (amount > 0),
  currency text not null check (currency in ('HKD', 'CNY')),
  to_name text not null,
  to_account text not null,
  reference text not null unique,
  state text not null check (state in ('to_send', 'sent', 'done')),
  sent_by text,
  made_at timestamptz not null,
  changed_at timestamptz not null
);

create index transfer_open on banking.transfer (made_at) where state <> 'done';
