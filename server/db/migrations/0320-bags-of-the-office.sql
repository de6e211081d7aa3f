-- The office takes cash in, too, and brings it to the bank: which of the two a bag left, or came
-- to.
alter table tills.safe_move add column place text not null default 'safe'
  check (place in ('safe', 'office'));
