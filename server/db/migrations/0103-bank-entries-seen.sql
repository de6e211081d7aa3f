-- What others hold against our banks' statements: each entry as it was taken, and which entries are
-- the money of a payment or refund of ours.
create view banking.entry_view as
  select id, account, bank_reference, amount, currency, booked_at, taken_for, subject
  from banking.entry;

create view banking.money_view as
  select subject as money, id as entry from banking.entry where taken_for = 'payment'
  union all
  select attempt, entry from banking.suspense where way = 'to_order' and state = 'resolved'
  union all
  select t.cause, e.id from banking.transfer t join banking.entry e
    on e.taken_for = 'transfer' and e.subject = 'btr_' || replace(t.id::text, '-', '')
  where t.kind = 'refund';

create index suspense_attempt on banking.suspense (attempt) where attempt is not null;
