-- What lies in the safe and in the office, counted by one person and then by another: once both say
-- the same it is held against the books, and what differs is posted.
create table tills.vault_count (
  id uuid primary key,
  place text not null check (place in ('safe', 'office')),
  count json not null,
  counted bigint not null check (counted >= 0),
  counted_by text not null,
  counted_at timestamptz not null,
  -- What the books had there when somebody else had counted the same.
  booked bigint,
  reason text not null default '',
  agreed_by text check (agreed_by <> counted_by),
  agreed_at timestamptz,
  check (num_nulls(booked, agreed_by, agreed_at) in (0, 3)),
  check (booked is null or booked = counted or reason <> '')
);
create unique index vault_count_open on tills.vault_count (place) where agreed_by is null;
create index vault_count_agreed on tills.vault_count (place, agreed_at) where agreed_by is not null;
