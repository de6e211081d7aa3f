-- A day whose bill or statement can never be read is given up by two people: nothing is asked for
-- any more, and nothing is booked. What two people said stands with the day for ever.
alter table reconciliation.day
  add column given_up_reason text,
  add column given_up_by text,
  add column given_up_decided_by text,
  drop constraint day_state_check,
  add constraint day_state_check
    check (state in ('awaited', 'read', 'matched', 'given_up')) not valid,
  drop constraint day_check,
  add constraint day_due_check
    check ((due_at is null) = (state in ('matched', 'given_up'))) not valid,
  add constraint day_given_up_check check ((given_up_reason is null) = (given_up_by is null)
    and (given_up_decided_by is null or given_up_decided_by <> given_up_by)
    and (state <> 'given_up' or (given_up_by is not null and given_up_decided_by is not null)))
    not valid;

alter table banking.bank_day
  add column given_up_at timestamptz,
  drop constraint bank_day_check,
  add constraint bank_day_due_check
    check ((due_at is null) = (taken_at is not null or given_up_at is not null)) not valid;
