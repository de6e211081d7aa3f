-- Until when receipts are written down by their orders' numbers is told by transactions that have
-- ended, as the log seals, and no longer by a minute that the longest of them might outlast.
alter table receipts.by_order_place
  add column mark_at timestamptz,
  add column mark_xid bigint;
