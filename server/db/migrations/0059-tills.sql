create schema tills;

-- A drawer of cash in a hall of the operator's own.
create table tills.till (
  code text primary key check (code ~ '^[a-z][a-z0-9-]{1,30}$' and code not in ('safe', 'office')),
  id uuid not null unique,
  name text not null,
  created_at timestamptz not null,
  closed_at timestamptz
);

-- Somebody has a till, from one count of its cash to the next.
create table tills.shift (
  id uuid primary key,
  till text not null references tills.till,
  -- The till's first, second and so on.
  number integer not null check (number > 0),
  opened_by text not null,
  opened_at timestamptz not null,
  -- Pieces by denomination in minor units, as they were counted.
  opening json not null,
  opening_counted bigint not null check (opening_counted >= 0),
  -- Out of the safe, for change.
  fetched bigint not null check (fetched >= 0),
  opening_difference bigint not null,
  opening_reason text not null,
  closed_by text,
  closed_at timestamptz,
  closing json,
  closing_counted bigint check (closing_counted >= 0),
  -- What the books had in the drawer when it was counted.
  closing_expected bigint,
  closing_reason text,
  -- Into the safe; the rest stays for whoever opens next.
  delivered bigint check (delivered between 0 and closing_counted),
  accepted_by text,
  accepted_at timestamptz,
  check (num_nulls(closed_by, closed_at, closing, closing_counted, closing_expected,
    closing_reason, delivered) in (0, 7)),
  check (opening_difference = 0 or opening_reason <> ''),
  check (closing_counted = closing_expected or closing_reason <> ''),
  check (accepted_by is null or (accepted_by <> opened_by and accepted_by <> closed_by)),
  check ((accepted_by is null) = (accepted_at is null)),
  check (accepted_by is null or closed_at is not null)
);

-- A till is one person's at a time, and a person stands at one.
create unique index shift_open_till on tills.shift (till) where closed_at is null;
create unique index shift_open_person on tills.shift (opened_by) where closed_at is null;
create unique index shift_number on tills.shift (till, number);
create index shift_unaccepted on tills.shift (closed_at)
  where accepted_by is null and closed_at is not null
    and (opening_difference <> 0 or closing_counted <> closing_expected);

-- A top-up that was paid for over the counter.
create table tills.sale (
  slot smallint not null,
  topup uuid not null,
  shift uuid not null,
  till text not null,
  staff text not null,
  number text not null,
  reference text not null,
  value bigint not null check (value > 0),
  tender text not null check (tender in ('cash', 'card')),
  -- What the customer handed over, of which the rest was given back.
  handed bigint check (handed >= value),
  -- By which the card terminal names its approval; never digits of a card.
  approval text check (approval ~ '^[A-Z0-9]{4,12}$'),
  sold_at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  -- Out of whose drawer it was given back.
  undone_shift uuid,
  primary key (slot, topup),
  check ((tender = 'cash') = (handed is not null)),
  check ((tender = 'card') = (approval is not null)),
  check (num_nulls(undone_at, undone_by, undone_shift) in (0, 3)),
  check (undone_by is null or undone_by <> staff)
);

create index sale_shift on tills.sale (shift, sold_at desc);
create index sale_undone on tills.sale (undone_shift) where undone_shift is not null;

-- Cash between the safe and the bank.
create table tills.safe_move (
  id uuid primary key,
  direction text not null check (direction in ('from_bank', 'to_bank')),
  amount bigint not null check (amount > 0),
  bag text not null check (bag <> ''),
  moved_by text not null,
  moved_at timestamptz not null
);
create unique index safe_move_bag on tills.safe_move (bag);
