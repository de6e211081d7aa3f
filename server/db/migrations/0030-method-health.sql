-- What came of asking providers, minute by minute, for a day: the health of their methods.
create table payments.outcome (
  connector text not null,
  minute timestamptz not null,
  answered integer not null,
  unanswered integer not null,
  primary key (connector, minute)
) with (fillfactor = 50);
