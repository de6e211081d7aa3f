-- Whose number it is, as far as messages are concerned: a reference that this schema does not read.
create table notifications.receiver (
  slot smallint not null,
  number text not null,
  owner_slot smallint not null,
  owner uuid not null,
  primary key (number, slot)
);

-- Where an owner can be reached beside their phone, each by their own word.
create table notifications.reach (
  slot smallint not null,
  owner uuid not null,
  email text check (email like '_%@_%'),
  email_confirmed_at timestamptz,
  primary key (owner, slot),
  check ((email is null) = (email_confirmed_at is null))
);

-- An address that its owner has typed and not shown to be theirs yet.
create table notifications.email_check (
  slot smallint not null,
  owner uuid not null,
  id uuid not null,
  address text not null check (address like '_%@_%'),
  code_hash bytea not null,
  guesses smallint not null check (guesses >= 0),
  expires_at timestamptz not null,
  primary key (owner, slot)
);
