-- What a bucket was opened with (whose money it is, when it ends, what it may pay for) stands in
-- the log from here on, in the leaf of the transfer that moved it first. Until then only transfers
-- did, and a bucket whose source was changed looked like any other. Nobody writes more for it. A
-- main bucket is opened with what all are, and says nothing.

-- What was recorded until `recorded_after` was sealed, or will be, in the words of before. What no
-- transfer bounds, such as a hold of later that moved nothing yet, goes by an instant of its own.
create table ledger.opening_leaf (
  is_only boolean primary key default true check (is_only),
  recorded_after timestamptz not null,
  sums_after timestamptz not null,
  sum bytea not null
);

insert into ledger.opening_leaf (recorded_after, sums_after, sum)
select recorded_after, sums_after,
  substr(sha256(timestamptz_send(recorded_after) || timestamptz_send(sums_after)), 1, 8)
from (
  select recorded_after, greatest(recorded_after, (select max(placed_at) from ledger.hold),
    (select max(closed_at) from ledger.hold), (select max(closed_at) from ledger.closed_bucket),
    (select max(opened_at) from ledger.account)) as sums_after
  from (
    select coalesce(max(recorded_at), '-infinity') as recorded_after from ledger.transfer
  ) moved
) written;

-- Most are there still, and then nothing is looked up among those that have left.
create or replace view ledger.leaf_view as
select t.recorded_at, concat(
    case
      when t.seq = 1 and t.bucket <> 0 and t.recorded_at > (select recorded_after
        from ledger.opening_leaf where is_only) then 'lowu.transfer/v2'
      else 'lowu.transfer/v1'
    end,
    E'\nslot ', t.slot, E'\naccount ', t.account, E'\nbucket ', t.bucket,
    E'\nseq ', t.seq, E'\namount ', t.amount, E'\nbalance_after ', t.balance_after,
    E'\nunit ', t.unit, E'\nother ', t.system_account, E'\ncode ', t.code, E'\ncause ', t.cause,
    E'\neffective_us ', (extract(epoch from t.effective_at) * 1000000)::bigint,
    E'\nrecorded_us ', (extract(epoch from t.recorded_at) * 1000000)::bigint, E'\n',
    case
      when t.seq = 1 and t.bucket <> 0 and t.recorded_at > (select recorded_after
        from ledger.opening_leaf where is_only) then (
          select concat('floor ', b.floor, E'\nsource ', b.source, E'\neligibility ',
            b.eligibility, E'\nzones ', b.zones, E'\npriority ', b.priority, E'\nblocks ',
            b.blocks, E'\nexpires_us ', (extract(epoch from b.expires_at) * 1000000)::bigint,
            E'\nopened_us ', (extract(epoch from b.opened_at) * 1000000)::bigint,
            E'\nopened_by ', b.cause, E'\n')
          from (
            select floor, source, eligibility, zones, priority, blocks, expires_at, opened_at, cause
            from ledger.bucket o
            where o.slot = t.slot and o.account = t.account and o.number = t.bucket
            union all
            select floor, source, eligibility, zones, priority, blocks, expires_at, opened_at, cause
            from ledger.closed_bucket c
            where c.slot = t.slot and c.account = t.account and c.number = t.bucket
            limit 1
          ) b
        )
    end) as text
from ledger.transfer t
union all
select recorded_at, concat(
    E'lowu.system_transfer/v1\nslot ', slot, E'\nid ', id, E'\ndebit ', debit_account,
    E'\ncredit ', credit_account, E'\namount ', amount, E'\nunit ', unit, E'\ncode ', code,
    E'\ncause ', cause, E'\neffective_us ', (extract(epoch from effective_at) * 1000000)::bigint,
    E'\nrecorded_us ', (extract(epoch from recorded_at) * 1000000)::bigint, E'\n')
from ledger.system_transfer;
