-- A voucher that is sold over a counter, and one that is given back there, have receipts in a form
-- of their own: a page that was saved before it says that it is too old to read it, and not that it
-- was forged. What was sealed keeps its text.
alter table receipts.receipt drop constraint receipt_kind_check,
  add constraint receipt_kind_check check (kind in ('topup', 'voucher', 'purchase', 'renewal',
    'fee', 'adjustment', 'closing', 'voucher_sale', 'voucher_undone', 'refund', 'undo',
    'taken_back', 'put_back')) not valid;

create or replace view receipts.leaf_view as
select p.issued_at as recorded_at, p.slot, p.code, concat(
    'lowu.receipt/', case when p.kind in ('topup', 'refund', 'undo') then 'v1'
      when p.kind = 'closing' then 'v3' when p.kind in ('taken_back', 'put_back') then 'v4'
      when p.kind in ('voucher_sale', 'voucher_undone') then 'v5' else 'v2' end,
    E'\ncode ', p.code, E'\nkind ', p.kind,
    case when p.kind in ('topup', 'refund', 'undo') then E'\ntopup ' else E'\nsubject ' end,
    p.topup,
    E'\ncause ', p.cause,
    E'\nissued_us ', (extract(epoch from p.issued_at) * 1000000)::bigint,
    E'\nsays ', d.says - array['balanceBefore', 'balanceAfter', 'validUntilBefore', 'repaid'],
    E'\nabout ', d.about - 'line', E'\n') as text,
  jsonb_build_object('line', d.about -> 'line', 'balanceBefore', d.says -> 'balanceBefore',
    'balanceAfter', d.says -> 'balanceAfter', 'repaid', d.says -> 'repaid',
    'validUntilBefore', d.says -> 'validUntilBefore')::text as own
from receipts.receipt p cross join lateral (
  -- Without the offset it would be taken apart again, and each document be read at each use.
  select p.document::jsonb as says, (select s.document::jsonb from receipts.subject s
    where s.slot = p.slot and s.topup = p.topup) as about offset 0) d;
