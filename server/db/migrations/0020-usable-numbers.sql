-- Which of a line's numbers may be used: bits 1 for the Hong Kong number, 2 for the Mainland one.
-- It follows from the registration of each, and is kept here because every use of a line asks for
-- it. For lines from before this column both may; `lowu audit` names those where that is wrong.
alter table subscribers.line add column usable_homes smallint not null default 3
  check (usable_homes between 0 and 3);
