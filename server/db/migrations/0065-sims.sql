-- A SIM that was replaced stays known, so that nobody gets its identity again.
alter table subscribers.sim add column retired_at timestamptz;
create index sim_line on subscribers.sim (line);

create schema sims;

-- A line's SIM is to be replaced. The new one is held for a while, so that whoever has the old one
-- can object.
create table sims.swap (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  imsi text not null,
  reason text not null check (reason in ('lost', 'stolen', 'damaged', 'wished')),
  note text not null,
  state text not null check (state in ('held', 'done', 'stopped')),
  asked_by text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  -- Who did not wait for the time, or who stopped it and why; null where the time came.
  ended_by text,
  ended_why text,
  ended_at timestamptz,
  primary key (slot, id),
  check ((state = 'held') = (ended_at is null)),
  check (state <> 'held' or (ended_by is null and ended_why is null)),
  check ((state = 'stopped') = (ended_why is not null)),
  check (state <> 'done' or ended_by is distinct from asked_by)
);

create unique index swap_held on sims.swap (slot, line) where state = 'held';
create unique index swap_held_imsi on sims.swap (imsi) where state = 'held';
create index swap_due on sims.swap (due_at) where state = 'held';
create index swap_line on sims.swap (slot, line, asked_at desc);
