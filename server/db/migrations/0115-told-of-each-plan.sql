-- A rule may have two top-ups planned at once, a month's and one before its line expires. Their
-- owner is told ahead of each, whatever becomes of the other: told_for, told_times and told_at are
-- of the month's from now on, and of an expiry only where a rule has no day of the month.
alter table auto_topups.rule add column expiry_told_for date;
alter table auto_topups.rule add column expiry_told_times smallint not null default 0;
alter table auto_topups.rule add column expiry_told_at timestamptz;
