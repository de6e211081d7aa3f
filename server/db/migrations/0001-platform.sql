-- What the platform itself keeps: requests that were answered, settings, and when schedules ran.

-- One row per request that moved money or was refused for a reason of the books, for ever: the same
-- key and body gets the first answer again, another body is refused. slot = hash(caller).
create table platform.request (
  slot smallint not null,
  caller uuid not null,
  key uuid not null,
  fingerprint bytea not null,
  result jsonb not null,
  recorded_at timestamptz not null,
  primary key (slot, key, caller)
);

create table platform.setting (
  name text primary key,
  value jsonb not null,
  set_by text not null,
  set_at timestamptz not null
);

-- Schedules are due by the one clock. A row is claimed by moving next_run_at on, so that among many
-- processes one runs it.
create table platform.schedule (
  name text primary key,
  next_run_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  failure text
);

-- Limits on how often something may be asked. full_at is when all tokens of the key will have grown
-- again, so a row in the past says nothing and may go. Keys are keyed hashes: no number and no
-- address stands here. slot = hash(key).
create table platform.rate_limit (
  slot smallint not null,
  name text not null,
  key bytea not null,
  full_at timestamptz not null,
  primary key (slot, name, key)
) with (fillfactor = 70);
