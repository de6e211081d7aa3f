create schema ledger;

-- Whoever owns buckets: a line, later a reseller's float. Its main bucket is number 0.
create table ledger.account (
  slot smallint not null,
  id uuid not null,
  kind text not null,
  opened_at timestamptz not null,
  primary key (slot, id)
);

-- One quantity of money or units. A top-up makes its own, so that "unspent" and refunds are exact;
-- an emptied one moves to closed_bucket, so that reading an account costs what it holds, not what
-- it held.
create table ledger.bucket (
  slot smallint not null,
  account uuid not null,
  number bigint not null check (number >= 0),
  unit text not null check (unit in ('HKD', 'CNY', 'BYTE', 'SECOND', 'MESSAGE')),
  balance bigint not null,
  held bigint not null check (held >= 0),
  -- Zero, or below it where a debt is allowed.
  floor bigint not null check (floor <= 0),
  -- How many transfers have moved it: the last link of its balance-after chain.
  seq bigint not null check (seq >= 0),
  source text not null check (source in ('paid', 'voucher', 'promotion', 'credit', 'mixed')),
  -- What it may be spent on, as the charging rules name it.
  eligibility text not null,
  -- Bit mask: 1 HK, 2 CN, 4 MO, 8 ROW.
  zones smallint not null check (zones between 1 and 15),
  -- Lower is spent first.
  priority smallint not null,
  expires_at timestamptz,
  cause text not null,
  opened_at timestamptz not null,
  primary key (slot, account, number),
  check (balance - held >= floor)
) with (fillfactor = 70);

alter table ledger.bucket set (autovacuum_vacuum_scale_factor = 0.02);

create index bucket_expiry on ledger.bucket (slot, expires_at) where expires_at is not null;

create table ledger.closed_bucket (
  like ledger.bucket including constraints,
  closed_at timestamptz not null,
  primary key (slot, account, number)
);

-- One movement between a bucket and a system account: both legs in one row, never changed
-- afterwards. amount > 0 credits the bucket and debits the system account, amount < 0 the other way
-- round. seq counts within the bucket without a gap, so a lost, doubled or altered row breaks the
-- chain of balance_after.
create table ledger.transfer (
  slot smallint not null,
  account uuid not null,
  bucket bigint not null,
  seq bigint not null check (seq > 0),
  amount bigint not null check (amount <> 0),
  balance_after bigint not null,
  system_account text not null,
  unit text not null,
  code text not null,
  cause text not null,
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (slot, account, bucket, seq)
);

-- A movement between two system accounts: a payout, a provider's fee. Rare, and without a balance
-- to lock.
create table ledger.system_transfer (
  slot smallint not null,
  id uuid not null,
  debit_account text not null,
  credit_account text not null check (credit_account <> debit_account),
  unit text not null check (unit in ('HKD', 'CNY', 'BYTE', 'SECOND', 'MESSAGE')),
  amount bigint not null check (amount > 0),
  code text not null,
  cause text not null,
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (slot, id)
);

-- System accounts are never a locked row. Each transaction appends what it moved on them; a roll-up
-- adds those rows to the totals and removes them. The balance is total + deltas at every moment.
create table ledger.system_delta (
  slot smallint not null,
  account text not null,
  unit text not null,
  debit bigint not null check (debit >= 0),
  credit bigint not null check (credit >= 0)
);

create table ledger.system_total (
  slot smallint not null,
  account text not null,
  unit text not null,
  debit numeric not null,
  credit numeric not null,
  primary key (slot, account, unit)
);

-- Money set aside. legs says how much lies in which bucket: [{"bucket": "0", "amount": "500"}].
create table ledger.hold (
  slot smallint not null,
  id uuid not null,
  account uuid not null,
  state text not null check (state in ('open', 'taken', 'released', 'expired')),
  unit text not null,
  amount bigint not null check (amount >= 0),
  legs jsonb not null,
  cause text not null,
  placed_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  primary key (slot, id),
  check ((state = 'open') = (closed_at is null)),
  check (state = 'open' or amount = 0)
) with (fillfactor = 80);

create index hold_due on ledger.hold (slot, expires_at) where state = 'open';

-- Every transfer with its two legs, for other domains and for people who read books.
create view ledger.transfer_view as
  select slot, account, bucket, seq, unit, abs(amount) as amount, balance_after,
    case when amount > 0 then system_account else 'owner' end as debit_account,
    case when amount > 0 then 'owner' else system_account end as credit_account,
    code, cause, effective_at, recorded_at
  from ledger.transfer
  union all
  select slot, null, null, null, unit, amount, null, debit_account, credit_account,
    code, cause, effective_at, recorded_at
  from ledger.system_transfer;

create view ledger.bucket_view as
  select slot, account, number, unit, balance, held, source, eligibility, zones, priority,
    expires_at, cause, opened_at, null::timestamptz as closed_at
  from ledger.bucket
  union all
  select slot, account, number, unit, balance, held, source, eligibility, zones, priority,
    expires_at, cause, opened_at, closed_at
  from ledger.closed_bucket;
