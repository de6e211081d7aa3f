-- A top-up that is sold over a counter, from a float or at a machine has its money with it: there
-- is no payment that could be asked about, and it is credited by the commit that writes it.
alter table topups.topup alter column payment drop not null;
alter table topups.topup alter column attempt drop not null;
alter table topups.topup add constraint topup_paid_or_sold
  check ((payment is null) = (attempt is null));
alter table topups.topup add constraint topup_sold_is_credited
  check (attempt is not null or credited_at is not null);
