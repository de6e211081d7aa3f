-- Goodwill that one member of staff has given alone: how much that may be in a day, and on a line
-- within thirty, is counted here.
create table disputes.alone_goodwill (
  slot smallint not null,
  line uuid not null,
  appeal uuid not null,
  seq integer not null,
  given_by text not null,
  given_at timestamptz not null,
  amount_minor bigint not null,
  primary key (slot, line, appeal, seq),
  check (amount_minor > 0)
);
create index alone_goodwill_by on disputes.alone_goodwill (given_by, given_at);
