-- Which accounts were ours on some days, whoever asks their banks today.
create index bank_day_of_all on banking.bank_day (day, account);
create index bank_day_open_of_all on banking.bank_day (day, account)
  where taken_at is null and day is not null;
