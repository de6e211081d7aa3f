create schema identity;

-- A browser that came once and has our cookie. Of the cookie's token only a keyed hash stands here.
-- slot = first byte of that hash, so that the token leads to its row.
create table identity.device (
  slot smallint not null,
  id uuid not null,
  token_hash bytea not null,
  language text not null check (language in ('zh-Hant', 'zh-Hans', 'en')),
  is_care_mode boolean not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (slot, id),
  unique (slot, token_hash)
);

-- Who is signed in on a device: one person at a time, so signing in again replaces the row.
create table identity.session (
  slot smallint not null,
  device uuid not null,
  id uuid not null,
  subscriber uuid not null,
  token_hash bytea not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (slot, device)
);

-- The newest code that a device asked for a number. Where the number is no line of ours, subscriber
-- is null and no guess is right. slot = hash(number); the number stands here as a keyed hash.
create table identity.one_time_code (
  slot smallint not null,
  number_hash bytea not null,
  device uuid not null,
  code_hash bytea not null,
  subscriber uuid,
  guesses smallint not null check (guesses >= 0),
  expires_at timestamptz not null,
  primary key (slot, number_hash, device)
);

create table identity.staff (
  id uuid primary key,
  login text not null unique,
  name text not null,
  roles text[] not null,
  -- PHC string: algorithm, parameters, salt and hash in one.
  password text not null,
  totp_sealed text not null,
  -- Enrolled and not yet confirmed by a first code.
  totp_next_sealed text,
  -- The last time step a code was taken for: none is taken twice.
  totp_step bigint not null,
  created_at timestamptz not null,
  suspended_at timestamptz
);

create table identity.staff_session (
  token_hash bytea primary key,
  id uuid not null,
  staff uuid not null references identity.staff (id),
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);

create index staff_session_staff on identity.staff_session (staff);

-- Sign-ins of staff that went wrong in a row, per login as it was typed, whether or not it exists.
create table identity.lockout (
  login_hash bytea primary key,
  failures integer not null check (failures >= 0),
  failed_at timestamptz not null,
  locked_until timestamptz not null
);

-- Who did what, and who was not let: rows are added and never changed.
create table identity.audit (
  slot smallint not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor text not null,
  action text not null,
  subject text,
  outcome text not null check (outcome in ('done', 'denied')),
  -- The network the act came from, never the whole address.
  network text,
  details jsonb not null,
  primary key (slot, id)
);

create index audit_at on identity.audit (at);
create index audit_actor on identity.audit (actor, at);
create index audit_subject on identity.audit (subject, at) where subject is not null;
