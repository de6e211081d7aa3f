-- By which days ahead, and from which hour on, the lines of a slot wait to be looked at: where that
-- is not what holds now, they are put forward. No row for lines from before anybody was told.
create table subscribers.told_ahead (
  slot smallint primary key,
  days smallint[] not null,
  from_hour smallint not null
);
