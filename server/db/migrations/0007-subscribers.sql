create schema subscribers;

create table subscribers.subscriber (
  slot smallint not null,
  id uuid not null,
  name text not null check (name <> ''),
  language text not null check (language in ('zh-Hant', 'zh-Hans', 'en')),
  is_care_mode boolean not null,
  created_at timestamptz not null,
  primary key (slot, id)
);

-- valid_until is the latest grant that was not reversed, kept here so that reading a line does not
-- cost its history; null before the first. The line's ledger account has the same id.
create table subscribers.line (
  slot smallint not null,
  id uuid not null,
  subscriber uuid not null,
  plan text not null,
  label text check (label <> ''),
  valid_until timestamptz,
  created_at timestamptz not null,
  primary key (slot, id)
) with (fillfactor = 80);

-- The lines of a person, in the person's slot: each line lies in a slot of its own.
create table subscribers.owned_line (
  slot smallint not null,
  subscriber uuid not null,
  line uuid not null,
  primary key (slot, subscriber, line)
);

create table subscribers.line_number (
  slot smallint not null,
  line uuid not null,
  number text not null,
  primary key (slot, line, number)
);

-- Keyed by the number itself and by no slot: a number is one line's, over all slots. Registration
-- is the number's own, since the +86 number may be suspended while the +852 number works.
create table subscribers.phone_number (
  number text primary key,
  line_slot smallint not null,
  line uuid not null,
  home text not null check (home in ('HK', 'CN')),
  registration text not null
    check (registration in ('registered', 'pending', 'suspended', 'none')),
  -- How many events it has had: the last one's place in its history.
  seq bigint not null check (seq > 0),
  changed_at timestamptz not null
);

-- What happened to a number, in order and without a gap: rows are added and never changed.
create table subscribers.phone_number_event (
  number text not null,
  seq bigint not null check (seq > 0),
  line uuid not null,
  registration text not null,
  cause text not null,
  recorded_at timestamptz not null,
  primary key (number, seq)
);

-- Which cause gave the line how long. Never changed: taking one back is a row of its own, so that
-- an undo takes back its own days and no others.
create table subscribers.validity_grant (
  slot smallint not null,
  line uuid not null,
  cause text not null,
  valid_until timestamptz not null,
  granted_at timestamptz not null,
  primary key (slot, line, cause)
);

create table subscribers.validity_reversal (
  slot smallint not null,
  line uuid not null,
  cause text not null,
  reversed_at timestamptz not null,
  primary key (slot, line, cause)
);
