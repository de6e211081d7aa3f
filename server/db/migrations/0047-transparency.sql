-- A log that anybody can check (RFC 6962): for every transfer and every receipt a salted hash, one
-- behind the other, and over them a tree whose root is signed every second. Nothing here is written
-- by whoever moves money: a job reads what has come to rest.

-- How a transfer is written for the log. Once sealed its text is fixed for ever: another way of
-- writing needs another version in the first line, and must not touch what was sealed before.
create view ledger.leaf_view as
select recorded_at, concat(
    E'lowu.transfer/v1\nslot ', slot, E'\naccount ', account, E'\nbucket ', bucket, E'\nseq ', seq,
    E'\namount ', amount, E'\nbalance_after ', balance_after, E'\nunit ', unit,
    E'\nother ', system_account, E'\ncode ', code, E'\ncause ', cause,
    E'\neffective_us ', (extract(epoch from effective_at) * 1000000)::bigint,
    E'\nrecorded_us ', (extract(epoch from recorded_at) * 1000000)::bigint, E'\n') as text
from ledger.transfer
union all
select recorded_at, concat(
    E'lowu.system_transfer/v1\nslot ', slot, E'\nid ', id, E'\ndebit ', debit_account,
    E'\ncredit ', credit_account, E'\namount ', amount, E'\nunit ', unit, E'\ncode ', code,
    E'\ncause ', cause, E'\neffective_us ', (extract(epoch from effective_at) * 1000000)::bigint,
    E'\nrecorded_us ', (extract(epoch from recorded_at) * 1000000)::bigint, E'\n')
from ledger.system_transfer;

-- What is printed, all of it: the receipt and what all receipts of its top-up say alike. What only
-- the line's owner may see stands apart, so that a payer's proof does not tell it.
create view receipts.leaf_view as
select p.issued_at as recorded_at, p.slot, p.code, concat(
    E'lowu.receipt/v1\ncode ', p.code, E'\nkind ', p.kind, E'\ntopup ', p.topup,
    E'\ncause ', p.cause,
    E'\nissued_us ', (extract(epoch from p.issued_at) * 1000000)::bigint,
    E'\nsays ', p.document::jsonb - array['balanceBefore', 'balanceAfter', 'validUntilBefore',
      'repaid'],
    E'\nabout ', s.document::jsonb - 'line', E'\n') as text,
  jsonb_build_object('line', s.document -> 'line', 'balanceBefore', p.document -> 'balanceBefore',
    'balanceAfter', p.document -> 'balanceAfter', 'repaid', p.document -> 'repaid',
    'validUntilBefore', p.document -> 'validUntilBefore')::text as own
from receipts.receipt p join receipts.subject s on s.slot = p.slot and s.topup = p.topup;

-- Found by when they were written. All rows of a transaction say the same instant, so an entry is
-- appended at the end of the index and shares its key with others. A BRIN would cost less to write,
-- but what it has not summarised yet is read whole each time, and summarising it every second ends
-- every vacuum of the table.
create index transfer_recorded on ledger.transfer (recorded_at);
create index system_transfer_recorded on ledger.system_transfer (recorded_at);
create index receipt_issued on receipts.receipt (issued_at);

create schema transparency;

-- The log: one row, locked by whoever seals.
create table transparency.log (
  is_only boolean primary key default true check (is_only),
  origin text not null check (origin ~ '^[^[:space:]+]+$'),
  size bigint not null check (size >= 0),
  -- Everything that was recorded until here is sealed, but for what came to rest too late.
  sealed_until timestamptz,
  -- What was recorded until then by transactions that were under way has come to rest once every
  -- transaction before mark_xid has ended.
  mark_at timestamptz,
  mark_xid bigint,
  -- Until when what came to rest too late was looked for.
  swept_until timestamptz
);

create table transparency.leaf (
  index bigint primary key check (index >= 0),
  entry bytea not null unique check (length(entry) = 32)
);

-- Full tiles, which never change (C2SP tlog-tiles).
create table transparency.tile (
  level smallint not null check (level between 0 and 7),
  number bigint not null check (number >= 0),
  hashes bytea not null check (length(hashes) = 8192),
  primary key (level, number)
);

-- The tiles at the right edge, which grow.
create table transparency.edge (
  level smallint primary key check (level between 0 and 7),
  hashes bytea not null check (length(hashes) < 8192 and length(hashes) % 32 = 0)
);

create table transparency.checkpoint (
  size bigint primary key check (size >= 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  signed_at timestamptz not null
);

create table transparency.key (
  id uuid primary key,
  verifier text not null unique,
  sealed text not null,
  made_at timestamptz not null,
  retired_at timestamptz check (retired_at > made_at)
);
