-- What all receipts of a top-up say alike is kept once, when it is ordered, and each receipt keeps
-- what it alone says. Nothing searches the documents, so they are text that is checked and kept.
-- Lowu was not yet released with the table of before.
drop table receipts.receipt;

create table receipts.subject (
  slot smallint not null,
  topup uuid not null,
  document json not null,
  primary key (slot, topup)
);

create table receipts.receipt (
  slot smallint not null,
  code text not null check (length(code) = 12),
  kind text not null check (kind in ('topup', 'refund', 'undo')),
  topup uuid not null,
  cause uuid not null,
  document json not null,
  issued_at timestamptz not null,
  primary key (slot, code),
  -- Issued once for what it proves: whoever would do that twice fails here.
  unique (slot, topup, kind, cause)
);
