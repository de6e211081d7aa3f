-- A payment that a mandate pays needs nobody at a page.
alter table payments.attempt drop constraint attempt_scene_check;
alter table payments.attempt add constraint attempt_scene_check
  check (scene in ('mobile_web', 'desktop_page', 'qr', 'wallet_page', 'app', 'mandate'));

create schema mandates;

-- Permission to take money again without asking. id is our number of it at the provider; what the
-- provider wants shown with each payment is sealed. What the person agreed to stands here word for
-- word, for as long as anybody may ask.
create table mandates.mandate (
  slot smallint not null,
  id uuid not null,
  -- Opaque here: whose it is.
  owner text not null,
  connector text not null,
  provider text not null,
  state text not null check (state in ('pending', 'active', 'suspended', 'revoked', 'expired')),
  consent_version text not null,
  consent_language text not null,
  consent_text text not null,
  -- Where its payer comes back to, and where its provider sends notices.
  return_url text not null,
  notify_base_url text not null,
  sealed_token text,
  sealed_grant text,
  label text,
  -- Until when it can be signed; once signed, until when it is good.
  ends_at timestamptz,
  -- Minor units and times that one payment, and all of a period, may take at the most.
  most_minor bigint not null check (most_minor > 0),
  period_days smallint not null check (period_days > 0),
  most_in_period bigint not null check (most_in_period > 0),
  most_times smallint not null check (most_times > 0),
  period_from timestamptz,
  used_minor bigint not null default 0,
  used_times smallint not null default 0,
  -- The payment that is under way: there is one at a time, also while nobody knows its end.
  open_attempt uuid,
  declines smallint not null default 0,
  last_decline text,
  rests_until timestamptz,
  opened_at timestamptz not null,
  signed_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('payer', 'provider', 'us')),
  ask_at timestamptz,
  asked integer not null default 0,
  changed_at timestamptz not null,
  primary key (slot, id),
  check (state <> 'active' or (sealed_token is not null and signed_at is not null)),
  check ((ended_at is null) = (state in ('pending', 'active', 'suspended')))
);

create index mandate_owner on mandates.mandate (slot, owner, opened_at);
create index mandate_due on mandates.mandate (slot, ask_at) where ask_at is not null;

-- Finds the mandate that a provider's notice is about by a hash of its token, which gives away
-- nothing of it. Keyed by itself, because a notice says no slot.
create table mandates.token (
  connector text not null,
  hash bytea not null,
  slot smallint not null,
  mandate uuid not null,
  primary key (connector, hash)
);

-- Which mandate pays an attempt, found by the attempt.
create table mandates.collection (
  slot smallint not null,
  attempt uuid not null,
  mandate_slot smallint not null,
  mandate uuid not null,
  amount bigint not null check (amount > 0),
  opened_at timestamptz not null,
  primary key (slot, attempt)
);

-- What has become of a mandate, in order, as its owner reads it.
create table mandates.event (
  slot smallint not null,
  mandate uuid not null,
  at timestamptz not null,
  event text not null check (event in ('asked', 'signed', 'collected', 'declined', 'suspended',
    'revoked', 'expired')),
  attempt text,
  amount bigint,
  reason text
);

create index event_mandate on mandates.event (slot, mandate, at);
