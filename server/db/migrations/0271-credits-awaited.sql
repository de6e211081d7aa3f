-- Money that comes to our bank under a reference that its payer has told us, such as what a shop
-- pays for stock. Nothing is awaited any more where the amount is zero.
create table banking.awaited (
  cause text primary key,
  -- The reference as it is looked for in what a bank has written.
  known_by text not null check (length(known_by) >= 5),
  account text not null check (account in ('clearing:floats')),
  amount bigint not null check (amount >= 0),
  expected_at timestamptz not null,
  -- By which the bank has booked it.
  entry uuid unique references banking.entry (id),
  booked_at timestamptz,
  check ((entry is null) = (booked_at is null))
);
create index awaited_open on banking.awaited (amount) where entry is null;

insert into banking.awaited (cause, known_by, account, amount, expected_at)
select 'iss_' || replace(id::text, '-', ''), known_by, 'clearing:floats', amount, decided_at
from (
  select *, btrim(regexp_replace(upper(payment_reference), '[^[:alnum:]-]+', ' ', 'g')) as known_by
  from resellers.issue where state = 'issued' and paid_by in ('bank', 'cheque')
) open where length(known_by) >= 5;

alter table banking.entry drop constraint entry_taken_for_check;
alter table banking.entry add constraint entry_taken_for_check check (taken_for in
  ('payment', 'payout', 'transfer', 'bag', 'awaited', 'reversal', 'unmatched'));
