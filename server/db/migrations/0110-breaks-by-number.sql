-- Whoever looks at a payment sees what ever differed about it.
create index break_number on reconciliation.break (number) where number is not null;
