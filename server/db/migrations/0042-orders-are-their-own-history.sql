-- Who paid for which number from which device is said by the orders themselves: what told it a
-- second time cost a fifth of crediting a top-up. Of a device one must be able to find them, as of
-- a maker; a device's orders before this migration are not looked back at.
create table topups.made_from (
  slot smallint not null,
  device uuid not null,
  ordered_at timestamptz not null,
  topup uuid not null,
  primary key (slot, device, ordered_at, topup)
);
drop table screening.sighting;
drop schema screening;
