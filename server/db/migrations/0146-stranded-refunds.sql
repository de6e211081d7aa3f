-- What a payer is owed, a provider has refused to send back for good, and no bank of ours could
-- take over: it waits here until there is a bank, or nothing is owed any more.
create table topups.stranded_refund (
  slot smallint not null,
  attempt uuid not null,
  topup uuid not null,
  payment uuid not null,
  connector text not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  since timestamptz not null,
  primary key (slot, attempt)
);
create index stranded_refund_since on topups.stranded_refund (since, attempt);
