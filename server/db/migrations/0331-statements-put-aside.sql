-- What is wrong with a statement of a day that is taken is looked at by two people and put aside.
-- So is that alone: what a later statement says otherwise is to be looked at anew.
alter table banking.bank_day
  add column aside_of text,
  add column aside_reason text check (length(aside_reason) between 1 and 500),
  add column aside_by text,
  add column aside_decided_by text,
  add constraint bank_day_aside_check check (num_nulls(aside_of, aside_reason, aside_by) in (0, 3)),
  add constraint bank_day_aside_decided_check
    check (aside_decided_by is null or (aside_by is not null and aside_decided_by <> aside_by));
