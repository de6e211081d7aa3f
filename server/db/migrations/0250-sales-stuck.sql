-- Sales that a machine has been told we shall never take: their notes are in no books.
alter table kiosks.health add column stuck_sales integer not null default 0;
