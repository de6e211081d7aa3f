-- What waits for finance is read page by page, oldest first.
create index break_waits on reconciliation.break (day, found_at, id)
  where state in ('open', 'proposed');
