-- What its owner agreed to as a rule was turned on, and as one of its top-ups was ordered, however
-- either is changed later: how many minutes there are between two of them, and below which level
-- and within which cap one was ordered. Null for what the versions before wrote.
alter table auto_topups.rule add column interval_minutes int;
alter table auto_topups.topup add column below_minor bigint;
alter table auto_topups.topup add column cap_minor bigint;
