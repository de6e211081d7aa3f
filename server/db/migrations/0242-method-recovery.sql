-- How a method was doing after what came last of a minute: one that failed comes back later than a
-- good one would begin to fail.
alter table payments.outcome add column failing boolean not null default false;
