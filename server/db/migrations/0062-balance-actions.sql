-- Balance actions: what programs do to balances by name of bucket (TMF654): top up, adjust,
-- transfer and reserve. And the house itself as a reseller, as which the operator's own programs
-- come.
alter table resellers.reseller drop constraint reseller_kind_check;
alter table resellers.reseller add constraint reseller_kind_check
  check (kind in ('agent', 'chain', 'partner', 'house'));

create schema balance_actions;

-- One row for each, in the slot of its line. What was asked is fixed; it moves through its states.
create table balance_actions.action (
  slot smallint not null,
  id uuid not null,
  kind text not null check (kind in ('topup', 'adjust', 'transfer', 'reserve')),
  reseller uuid not null,
  client uuid not null,
  account uuid not null,
  bucket bigint not null,
  -- Of a transfer: whom to. It may lie in another slot.
  receiver uuid,
  receiver_bucket bigint,
  unit text not null check (unit in ('HKD', 'CNY', 'BYTE', 'SECOND', 'MESSAGE')),
  -- Below zero where an adjustment takes away.
  amount bigint not null check (amount <> 0),
  state text not null check (state in ('created', 'completed', 'cancelled', 'failed')),
  -- What the program said of it, and is told again.
  said jsonb not null,
  -- The top-up that was sold, the hold that was placed, and the bucket that was credited.
  topup uuid,
  hold uuid,
  credited_bucket bigint,
  -- Why not, as it was refused.
  refusal jsonb,
  -- The standing top-up that has made it.
  parent uuid,
  is_standing boolean not null default false,
  -- Whether it came under a key of its own, which says that its like of minutes ago was another.
  is_keyed boolean not null default false,
  requested_at timestamptz not null,
  confirmed_at timestamptz,
  -- When a reservation ends by itself.
  ends_at timestamptz,
  primary key (slot, id),
  check ((kind = 'transfer') = (receiver is not null)),
  check (amount > 0 or kind = 'adjust')
);
create index action_account on balance_actions.action (slot, account, requested_at, id);
create index action_reseller on balance_actions.action (reseller, requested_at, id);
create index action_requested on balance_actions.action (requested_at, id);
-- Top-ups whose end is not known yet, and reservations that are in force.
create index action_open on balance_actions.action (requested_at)
  where state = 'created' and kind = 'topup' and not is_standing;
create index action_reserved on balance_actions.action (ends_at)
  where state = 'created' and kind = 'reserve';

-- Top-ups that come again: by the calendar, or whenever money runs low. They end with their action.
create table balance_actions.standing (
  slot smallint not null,
  action uuid not null,
  period text check (period in ('weekly', 'fortnightly', 'monthly')),
  -- How many more; null for no end.
  periods_left integer check (periods_left >= 0),
  -- Below this much money; null where the calendar calls.
  threshold bigint check (threshold > 0),
  -- In any 30 days.
  cap bigint check (cap > 0),
  rest_minutes integer check (rest_minutes > 0),
  starts_at timestamptz not null,
  made integer not null check (made >= 0),
  -- When it is looked at next; null once it is over.
  look_at timestamptz,
  primary key (slot, action),
  check ((period is null) <> (threshold is null))
);
create index standing_due on balance_actions.standing (look_at);

-- What a client has adjusted on a day of Hong Kong, for its cap.
create table balance_actions.adjusted (
  slot smallint not null,
  client uuid not null,
  day date not null,
  unit text not null,
  amount bigint not null check (amount >= 0),
  primary key (slot, client, day, unit)
);

-- Buckets that programs have opened for themselves. The ledger has each from its first credit on.
create table balance_actions.bucket (
  slot smallint not null,
  account uuid not null,
  number bigint not null,
  unit text not null check (unit in ('HKD', 'BYTE', 'SECOND', 'MESSAGE')),
  name text not null,
  client uuid not null,
  expires_at timestamptz,
  made_at timestamptz not null,
  opened_at timestamptz,
  primary key (slot, account, number)
);
create index bucket_awaited on balance_actions.bucket (slot, account) where opened_at is null;

-- What lines have, without what floats have.
create view ledger.open_bucket_view as
  select b.slot, b.account, b.number, b.unit, b.balance, b.held, b.floor, b.source, b.zones,
    b.priority, b.expires_at, b.cause, b.opened_at, a.kind
  from ledger.bucket b join ledger.account a on a.slot = b.slot and a.id = b.account;

-- What programs sold under references of their own.
create view sales.program_sale_view as
  select slot, topup, reseller, client, client_reference, value, undone_at is not null as is_undone
  from sales.sale where client_reference is not null;
