create schema payments;

-- How we reach a provider: its settings are sealed, because they hold keys.
create table payments.connector (
  code text primary key,
  provider text not null,
  sealed_settings text not null,
  is_enabled boolean not null,
  priority smallint not null,
  changed_at timestamptz not null
);

-- Money wanted for something. reference is opaque here: it says what for, to whoever asked.
create table payments.payment (
  slot smallint not null,
  id uuid not null,
  reference text not null,
  amount bigint not null check (amount > 0),
  currency text not null check (currency in ('HKD', 'CNY')),
  state text not null check (state in ('open', 'captured', 'closed')),
  captured_attempt uuid,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (slot, id),
  check ((state = 'captured') = (captured_attempt is not null))
) with (fillfactor = 80);

-- One way we tried to get it. id is our own number at the provider, written before the first byte
-- is sent.
create table payments.attempt (
  slot smallint not null,
  id uuid not null,
  payment uuid not null,
  connector text not null,
  scene text not null check (scene in ('mobile_web', 'desktop_page', 'qr')),
  amount bigint not null check (amount > 0),
  currency text not null,
  subject text not null,
  return_url text not null,
  state text not null check (state in
    ('created', 'sent', 'pending', 'unknown', 'captured', 'failed', 'closed', 'mismatched')),
  provider_reference text,
  qr_content text,
  -- What the newest evidence was, and of which rank.
  evidence text,
  sent_at timestamptz,
  captured_at timestamptz,
  expires_at timestamptz not null,
  -- When to ask the provider next; null when nothing is left to ask.
  ask_at timestamptz,
  asked integer not null default 0,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (slot, id),
  check (state <> 'captured' or (captured_at is not null and provider_reference is not null))
) with (fillfactor = 70);

create index attempt_payment on payments.attempt (slot, payment);
create index attempt_due on payments.attempt (slot, ask_at) where ask_at is not null;

-- What providers told us, as it came, once per event. Never changed but for the mark that it was
-- applied.
create table payments.notice (
  slot smallint not null,
  connector text not null,
  event_id text not null,
  attempt uuid,
  body bytea not null,
  says jsonb not null,
  received_at timestamptz not null,
  applied_at timestamptz,
  outcome text,
  primary key (slot, connector, event_id)
) with (fillfactor = 90);

create index notice_waiting on payments.notice (slot, received_at) where applied_at is null;

-- Money given back. id is our refund number at the provider and never changes over retries.
create table payments.refund (
  slot smallint not null,
  id uuid not null,
  payment uuid not null,
  attempt uuid not null,
  reference text not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  reason text not null,
  state text not null check (state in
    ('created', 'sent', 'pending', 'unknown', 'succeeded', 'failed')),
  provider_reference text,
  evidence text,
  ask_at timestamptz,
  asked integer not null default 0,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (slot, id)
) with (fillfactor = 80);

create index refund_attempt on payments.refund (slot, attempt);
create index refund_due on payments.refund (slot, ask_at) where ask_at is not null;

create view payments.attempt_view as
  select a.slot, a.id, a.payment, p.reference, a.connector, a.amount, a.currency, a.state,
    a.provider_reference, a.sent_at, a.captured_at, a.changed_at
  from payments.attempt a join payments.payment p on p.slot = a.slot and p.id = a.payment;

create view payments.refund_view as
  select slot, id, payment, attempt, reference, amount, currency, state, opened_at, changed_at
  from payments.refund;
