create schema packs;

-- What a line has for a time: a pack, its plan's period, a monthly fee, the fee of its +86 number.
-- All of them begin, end and may be followed by another of their kind, so one table and one sweep
-- serve them.
create table packs.term (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  kind text not null check (kind in ('pack', 'period', 'monthly_fee', 'mainland_number')),
  -- The pack's code, or the plan's.
  code text not null,
  catalog_version integer not null,
  -- What was taken for it from the line's cash, in HKD; 0 where it was waived or paid elsewhere.
  price_minor bigint not null check (price_minor >= 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- Whether it is to be bought again at its end.
  renews boolean not null,
  -- The plan that the line goes over to at the end of a period.
  next_plan text check (next_plan is null or kind = 'period'),
  state text not null check (state in ('running', 'owed', 'renewed', 'ended', 'lapsed')),
  -- Why it lapsed or is owed.
  why text check (why in ('balance', 'validity', 'withdrawn')),
  -- The term that this one follows.
  follows uuid,
  -- When the owner was told that it ends or will be bought again.
  told_at timestamptz,
  -- When it must be looked at next; null when never again.
  due_at timestamptz,
  changed_at timestamptz not null,
  primary key (slot, id),
  check ((state in ('running', 'owed')) = (due_at is not null)),
  check ((state in ('owed', 'lapsed')) = (why is not null))
) with (fillfactor = 80);

create index term_due on packs.term (slot, due_at) where due_at is not null;

create index term_of_line on packs.term (slot, line, ends_at);

-- A line has one period and each fee once at a time; packs may lie beside each other.
create unique index term_open on packs.term (slot, line, kind)
  where kind <> 'pack' and state in ('running', 'owed');
