-- What came from nobody that we know can be what a provider has paid out, under another name.
alter table banking.suspense add column settles text;

alter table banking.suspense drop constraint suspense_way_check;
alter table banking.suspense add constraint suspense_way_check
  check (way in ('to_order', 'to_payout', 'give_back', 'write_off'));
alter table banking.suspense add constraint suspense_settles_check
  check ((way is not distinct from 'to_payout') = (settles is not null));

create index suspense_settles on banking.suspense (settles) where settles is not null;
