-- What must not come back with a database that is restored from before: who was forgotten, and what
-- was revoked. It is written into a file beside the database as well, and done again from there.
create table platform.ending (
  id uuid primary key,
  at timestamptz not null,
  kind text not null,
  subject text not null,
  details jsonb not null
);
create index ending_at on platform.ending (at);

-- That this database was restored, and what became of the endings since. Nobody is served before.
create table platform.restore (
  restored_at timestamptz primary key,
  made_at timestamptz not null,
  settled_at timestamptz,
  settled_by text check (settled_by in ('applied', 'waived')),
  reason text,
  -- What could not be done again, and is still to be.
  left_open jsonb not null default '[]',
  check ((settled_at is null) = (settled_by is null))
);
