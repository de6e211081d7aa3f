-- Payers who ask their banks for the money back, and how it ends.
create table payments.dispute (
  slot smallint not null,
  id uuid not null,
  payment uuid not null,
  attempt uuid not null,
  reference text not null,
  connector text not null,
  provider_reference text not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  fee bigint not null check (fee >= 0),
  reason text not null,
  state text not null check (state in ('open', 'answered', 'won', 'lost')),
  due_at timestamptz,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (slot, id)
);
create unique index dispute_provider on payments.dispute (slot, connector, provider_reference);
create view payments.dispute_view as
  select slot, id, attempt, connector, provider_reference, amount, currency, state
  from payments.dispute;

-- What a bill says of them is a kind of row of its own.
alter table reconciliation.item drop constraint item_kind_check;
alter table reconciliation.item add constraint item_kind_check check (kind in
  ('payment', 'refund', 'fee', 'payout', 'credit', 'chargeback', 'other', 'unreadable'));
