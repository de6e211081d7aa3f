create schema privacy;

-- A person has asked to be forgotten. One member of staff checks who they are, another does it; of
-- a person who was forgotten it says an id, and that it was they who wanted it.
create table privacy.erasure (
  slot smallint not null,
  id uuid not null,
  subscriber uuid not null,
  state text not null check (state in ('asked', 'checked', 'done', 'refused', 'withdrawn')),
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  checked_by text,
  decided_by text,
  reason text not null default '',
  primary key (slot, id),
  check (state not in ('checked', 'done') or checked_by is not null),
  check ((state in ('done', 'refused')) = (decided_by is not null)),
  check (state <> 'done' or decided_by <> checked_by)
);

-- A person waits for one answer at a time.
create unique index erasure_open_of on privacy.erasure (slot, subscriber)
  where state in ('asked', 'checked');
create index erasure_of on privacy.erasure (slot, subscriber, asked_at);
create index erasure_open on privacy.erasure (asked_at) where state in ('asked', 'checked');
