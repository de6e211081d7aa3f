-- A break that was resolved by mistake is opened again by two people, who say why. What they said
-- stands with the break for ever; what it had been resolved by stands in the trail.
alter table reconciliation.break
  add column reopen_reason text,
  add column reopen_by text,
  add column reopen_decided_by text,
  add constraint break_reopen_check check ((reopen_reason is null) = (reopen_by is null)
    and (reopen_decided_by is null or reopen_decided_by <> reopen_by)
    and (reopen_by is null or reopen_decided_by is not null or state = 'resolved')) not valid;

-- What waits for finance: also what is to be opened again.
drop index reconciliation.break_waits;
create index break_waits on reconciliation.break (day, found_at, id)
  where state in ('open', 'proposed') or (reopen_by is not null and reopen_decided_by is null);
