create schema kiosks;

-- A machine that takes notes, the key that it signs with, and the box that its notes fall into. Its
-- slot follows from its code.
create table kiosks.kiosk (
  slot smallint not null,
  id uuid not null,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,29}$'),
  name text not null,
  -- DER in base64; none before it is enrolled.
  public_key text,
  enrolled_at timestamptz,
  suspended_at timestamptz,
  opened_at timestamptz not null,
  primary key (slot, id),
  unique (slot, code),
  check ((public_key is null) = (enrolled_at is null))
);

-- A one-time code, kept as a keyed hash, by which a machine's first key is believed.
create table kiosks.enrolment (
  slot smallint not null,
  kiosk uuid not null,
  fingerprint bytea not null,
  made_by uuid not null,
  expires_at timestamptz not null,
  primary key (slot, kiosk)
);

-- What a machine last said of itself.
create table kiosks.health (
  slot smallint not null,
  kiosk uuid not null,
  paper text not null check (paper in ('ok', 'low', 'out', 'unknown')),
  printer text not null check (printer in ('ok', 'faulty', 'absent')),
  acceptor text not null check (acceptor in ('ok', 'jammed', 'full', 'absent')),
  notes_in_box int not null,
  stored_sales int not null,
  version text not null,
  reported_at timestamptz not null,
  primary key (slot, kiosk)
);

-- A box of notes that was taken out: what the machine's own meter said, and what was counted.
create table kiosks.box (
  slot smallint not null,
  kiosk uuid not null,
  number int not null check (number > 0),
  bag text not null,
  hundreds int not null,
  five_hundreds int not null,
  emptied_at timestamptz not null,
  counted_hundreds int,
  counted_five_hundreds int,
  -- What sales had booked into it when it was counted.
  booked bigint,
  counted_by uuid,
  counted_at timestamptz,
  primary key (slot, kiosk, number),
  check ((counted_at is null) = (counted_hundreds is null)),
  check ((counted_at is null) = (counted_five_hundreds is null)),
  check ((counted_at is null) = (booked is null)),
  check ((counted_at is null) = (counted_by is null))
);

-- What was sold for notes, under an id that the machine made. The notes are in the box whatever
-- became of it, so a sale that cannot be credited is claimable, by the code on its slip.
create table kiosks.sale (
  slot smallint not null,
  id uuid not null,
  kiosk uuid not null,
  box int not null check (box > 0),
  number text not null,
  hundreds int not null check (hundreds >= 0),
  five_hundreds int not null check (five_hundreds >= 0),
  value bigint not null check (value > 0),
  state text not null check (state in ('credited', 'claimable', 'claimed')),
  refusal text,
  topup uuid,
  -- Of the code on the slip.
  claim bytea not null,
  -- By the machine's own clock.
  sold_at timestamptz not null,
  was_offline boolean not null,
  accepted_at timestamptz not null,
  claimed_as text check (claimed_as in ('credit', 'cash')),
  claimed_by uuid,
  claimed_at timestamptz,
  primary key (slot, id),
  check (value = 10000 * hundreds::bigint + 50000 * five_hundreds::bigint),
  check ((refusal is null) = (state = 'credited')),
  check (state <> 'credited' or topup is not null),
  check (state <> 'claimable' or topup is null),
  check ((state = 'claimed') = (claimed_at is not null)),
  check ((state = 'claimed') = (claimed_as is not null)),
  check ((state = 'claimed') = (claimed_by is not null))
);

create index sale_box on kiosks.sale (slot, kiosk, box) include (value, hundreds, five_hundreds);
create index sale_accepted on kiosks.sale (slot, kiosk, accepted_at) include (value);
create index sale_claimable on kiosks.sale (accepted_at) where state = 'claimable';
