-- How the statement that came last, of a day that was taken whole before, contradicts itself or
-- what is held. The balances of the day stay those of the first.
alter table banking.bank_day add column differs_again text;

create index bank_day_differs on banking.bank_day (day)
  where differs is not null or differs_again is not null;
