create schema catalog;

-- The operator's catalogue as a whole, one row per version. A row is never changed: what was sold
-- by it must stay readable. In force is the version that began last; of two that began together,
-- the later.
create table catalog.version (
  number bigint primary key check (number > 0),
  valid_from timestamptz not null,
  -- Of the canonical document, to know content that is there already.
  sha256 bytea not null check (length(sha256) = 32),
  document jsonb not null,
  loaded_at timestamptz not null,
  loaded_by text not null
);
