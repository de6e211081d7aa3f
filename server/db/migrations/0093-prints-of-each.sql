-- Whose line it is and who paid for it each have a first print: one's paper is no copy of the
-- other's. What was printed before counts as the owner's, whose prints most were.
alter table receipts.printed
  add column by_owner boolean not null default true,
  drop constraint printed_pkey,
  add primary key (slot, code, by_owner);
