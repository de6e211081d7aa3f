-- What a transfer gives back and the bank has taken itself is gone twice: somebody has to see it.
alter table banking.transfer add column contested_at timestamptz;
create index transfer_contested on banking.transfer (contested_at) where contested_at is not null;
drop index banking.transfer_open;
create index transfer_open on banking.transfer (made_at, id)
  where state in ('to_send', 'sent') or contested_at is not null;

alter table banking.suspense drop constraint suspense_why_check;
alter table banking.suspense add constraint suspense_why_check check (why in ('no_reference',
  'unknown_reference', 'paid_twice', 'debit', 'bag_twice', 'bag_differs', 'back_twice'));
