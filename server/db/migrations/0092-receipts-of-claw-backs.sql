-- What leaves a line again when a top-up is given back or charged back, and what comes to it again,
-- has a receipt of its own, in a form of its own: a page that was saved before it says that it is
-- too old to read it, and not that it was forged. What was sealed keeps its text.
alter table receipts.receipt drop constraint receipt_kind_check,
  add constraint receipt_kind_check check (kind in ('topup', 'voucher', 'purchase', 'renewal',
    'fee', 'adjustment', 'closing', 'refund', 'undo', 'taken_back', 'put_back')) not valid;

create or replace view receipts.leaf_view as
select p.issued_at as recorded_at, p.slot, p.code, concat(
    'lowu.receipt/', case when p.kind in ('topup', 'refund', 'undo') then 'v1'
      when p.kind = 'closing' then 'v3' when p.kind in ('taken_back', 'put_back') then 'v4'
      else 'v2' end,
    E'\ncode ', p.code, E'\nkind ', p.kind,
    case when p.kind in ('topup', 'refund', 'undo') then E'\ntopup ' else E'\nsubject ' end,
    p.topup,
    E'\ncause ', p.cause,
    E'\nissued_us ', (extract(epoch from p.issued_at) * 1000000)::bigint,
    E'\nsays ', p.document::jsonb - array['balanceBefore', 'balanceAfter', 'validUntilBefore',
      'repaid'],
    E'\nabout ', s.document::jsonb - 'line', E'\n') as text,
  jsonb_build_object('line', s.document -> 'line', 'balanceBefore', p.document -> 'balanceBefore',
    'balanceAfter', p.document -> 'balanceAfter', 'repaid', p.document -> 'repaid',
    'validUntilBefore', p.document -> 'validUntilBefore')::text as own
from receipts.receipt p join receipts.subject s on s.slot = p.slot and s.topup = p.topup;
