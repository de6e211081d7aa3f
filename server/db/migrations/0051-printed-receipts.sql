-- When a receipt was first printed: every later print marks itself as a copy.
create table receipts.printed (
  slot smallint not null,
  code text not null check (length(code) = 12),
  first_at timestamptz not null,
  primary key (slot, code)
);
