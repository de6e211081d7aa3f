-- Logs that ended, as far as we have them: what their receipts were proved by is served by their
-- names, and audited, though nothing is signed under them any more.
create table transparency.ended_log (
  origin text primary key,
  size bigint not null check (size > 0),
  -- The newest checkpoint that was signed, with what witnesses have signed of it.
  note text not null,
  ended_at timestamptz not null
);

-- Its tiles, the last of a level as wide as it was; at the level -1 the entries below them.
create table transparency.ended_tile (
  origin text not null references transparency.ended_log,
  level smallint not null check (level >= -1),
  number bigint not null check (number >= 0),
  hashes bytea not null check (octet_length(hashes) between 32 and 8192),
  primary key (origin, level, number)
);
