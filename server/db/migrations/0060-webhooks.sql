-- Webhooks: who is told by signed messages of what happens here, what was told, and how that went.
create schema webhooks;

create table webhooks.endpoint (
  slot smallint not null,
  id uuid not null,
  -- Whose it is: an id that is not looked into here.
  owner text not null,
  -- standard: an event in the envelope of Standard Webhooks; plain: its data alone.
  form text not null check (form in ('standard', 'plain')),
  url text not null check (length(url) <= 2000),
  description text not null,
  -- What it is told of; of everything where there is none.
  types jsonb not null,
  -- Sealed. While one is changed for the next, both sign.
  secret text not null,
  secret_before text,
  secret_before_until timestamptz,
  -- Who is told by e-mail when it is turned off, and in which language.
  contact text,
  language text not null check (language in ('zh-Hant', 'zh-Hans', 'en')),
  -- Since when nothing got through, and until when it wants to be left alone.
  failing_since timestamptz,
  rests_until timestamptz,
  disabled_at timestamptz,
  disabled_why text check (disabled_why in ('owner', 'failing', 'gone')),
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (slot, id),
  check ((disabled_at is null) = (disabled_why is null)),
  check ((secret_before is null) = (secret_before_until is null))
);
create index endpoint_owner on webhooks.endpoint (owner, slot) where removed_at is null;

-- What happened, as the bytes that are sent.
create table webhooks.event (
  slot smallint not null,
  id uuid not null,
  owner text not null,
  form text not null,
  type text not null,
  body text not null,
  happened_at timestamptz not null,
  primary key (slot, id)
);
create index event_owner on webhooks.event (owner, id, slot);

create table webhooks.delivery (
  slot smallint not null,
  id uuid not null,
  endpoint uuid not null,
  event uuid not null,
  state text not null check (state in ('queued', 'sending', 'delivered', 'failed')),
  attempts smallint not null default 0,
  -- When it is tried next; of one that is being sent, when whoever sends it counts as lost.
  due_at timestamptz not null,
  -- Each attempt: when, how long, and what came back.
  tries jsonb not null default '[]',
  ended_at timestamptz,
  primary key (slot, id),
  check ((state in ('delivered', 'failed')) = (ended_at is not null))
) with (fillfactor = 70);
create index delivery_due on webhooks.delivery (endpoint, due_at, slot)
  where state in ('queued', 'sending');
create index delivery_endpoint on webhooks.delivery (endpoint, id, slot);

-- A sale is undone by who sold it, or by our own people, who stand in identity.audit.
alter table sales.sale drop constraint sale_check;
alter table sales.sale add constraint sale_undone_check
  check (undone_by is null or undone_at is not null);
