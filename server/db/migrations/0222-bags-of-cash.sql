-- Cash on its way between us and our bank, bag by bag. What was on its way before is no bag here.
create table banking.bag (
  id uuid primary key,
  number text not null,
  -- The number as it is looked for in what a bank has written.
  known_by text not null,
  account text not null check (account in ('clearing:cash_transport', 'clearing:cash_deposits')),
  direction text not null check (direction in ('to_bank', 'from_bank')),
  amount bigint not null check (amount > 0),
  cause text not null unique,
  expected_at timestamptz not null,
  -- By which the bank has booked it, and what it has counted.
  entry uuid unique references banking.entry (id),
  counted bigint check (counted > 0),
  booked_at timestamptz,
  check (num_nulls(entry, counted, booked_at) in (0, 3))
);
create index bag_open on banking.bag (expected_at, id) where entry is null;
create index bag_counted on banking.bag (counted) where entry is not null;
create index bag_differs on banking.bag (booked_at) where counted <> amount;

alter table banking.entry drop constraint entry_taken_for_check;
alter table banking.entry add constraint entry_taken_for_check
  check (taken_for in ('payment', 'payout', 'transfer', 'bag', 'reversal', 'unmatched'));

alter table banking.suspense add column bag uuid references banking.bag (id);
alter table banking.suspense drop constraint suspense_way_check;
alter table banking.suspense add constraint suspense_way_check
  check (way in ('to_order', 'to_payout', 'to_bag', 'give_back', 'write_off'));
alter table banking.suspense add constraint suspense_bag_check
  check ((way is not distinct from 'to_bag') = (bag is not null));
alter table banking.suspense drop constraint suspense_why_check;
alter table banking.suspense add constraint suspense_why_check check (why in
  ('no_reference', 'unknown_reference', 'paid_twice', 'debit', 'bag_twice', 'bag_differs'));
create index suspense_bag on banking.suspense (bag) where bag is not null;
