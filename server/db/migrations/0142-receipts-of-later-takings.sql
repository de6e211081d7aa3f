-- One dispute may take from a line more than once: what was on its way back to the payer when the
-- bank took the rest, and has come back. Each taking has its receipt, and says what had been taken
-- before it under the same number; still no two receipts are issued for one taking.
alter table receipts.receipt add column taken_before bigint check (taken_before > 0),
  drop constraint receipt_slot_topup_kind_cause_key,
  add constraint receipt_once unique nulls not distinct (slot, topup, kind, cause, taken_before);
