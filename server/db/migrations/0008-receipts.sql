create schema receipts;

-- What proves a top-up, a refund or an undo, written in the commit that did it and never changed.
-- The code carries its slot, so that it is found without a unique key over all slots.
create table receipts.receipt (
  slot smallint not null,
  code text not null check (length(code) = 12),
  kind text not null check (kind in ('topup', 'refund', 'undo')),
  topup uuid not null,
  cause text not null,
  -- All that is printed, as it was then; amounts are texts of digits.
  document jsonb not null,
  issued_at timestamptz not null,
  primary key (slot, code),
  unique (slot, topup, kind, cause)
);

-- Who may list a receipt: a person or a device, in the holder's slot.
create table receipts.holder (
  slot smallint not null,
  holder uuid not null,
  issued_at timestamptz not null,
  code text not null,
  primary key (slot, holder, issued_at, code)
);

-- Receipts that a law wants numbered and that have no number yet.
create table receipts.awaiting_number (
  slot smallint not null,
  issued_at timestamptz not null,
  code text not null,
  entity text not null,
  primary key (slot, issued_at, code)
);

-- Numbers without a gap per entity and year, given by one writer after the fact.
create table receipts.receipt_number (
  entity text not null,
  year smallint not null,
  number bigint not null check (number > 0),
  slot smallint not null,
  code text not null,
  assigned_at timestamptz not null,
  primary key (entity, year, number),
  unique (slot, code)
);

-- The one row that whoever gives numbers locks.
create table receipts.numbering (
  is_only boolean primary key check (is_only)
);

insert into receipts.numbering (is_only) values (true);
