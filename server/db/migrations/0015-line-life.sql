-- What keeps a line from service beside its own life: bits 1 for its owner (a lost SIM), 2 for the
-- operator (fraud, a court). Anyone's bar bars.
alter table subscribers.line add column bars smallint not null default 0
  check (bars between 0 and 3);

-- The state that was told last, and when to look again: at once for lines from before this column.
alter table subscribers.line add column told_state text not null default 'inactive'
  check (told_state in ('inactive', 'active', 'one_way', 'locked', 'quarantine', 'recycled'));
alter table subscribers.line add column look_at timestamptz default 'epoch';

create index line_look on subscribers.line (slot, look_at) where look_at is not null;

-- Who barred a line, and who let it in again, for what cause. Never changed.
create table subscribers.bar_event (
  slot smallint not null,
  line uuid not null,
  id uuid not null,
  bars smallint not null check (bars between 0 and 3),
  cause text not null,
  recorded_at timestamptz not null,
  primary key (slot, line, id)
);

-- A number whose line was recycled waits here for another line; its history goes on.
alter table subscribers.phone_number add column released_at timestamptz;
