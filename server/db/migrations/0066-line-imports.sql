create schema line_imports;

-- A file of lines that come from another system, by the hash of its text, and how far it is.
create table line_imports.import (
  id uuid primary key,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  name text not null,
  rows_total integer not null check (rows_total >= 0),
  rows_done integer not null check (rows_done between 0 and rows_total),
  started_at timestamptz not null,
  changed_at timestamptz not null
);

-- What became of each row: a line, or why not, with the row as it was written.
create table line_imports.outcome (
  import uuid not null,
  row integer not null check (row > 0),
  line uuid,
  refusal text,
  written text,
  primary key (import, row),
  check ((line is null) <> (refusal is null)),
  check ((refusal is null) = (written is null))
);
create index outcome_refused on line_imports.outcome (import, row) where refusal is not null;
