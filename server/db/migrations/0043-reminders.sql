create schema reminders;

-- What somebody wants to be reminded of, and from when on their phone may ring again. Without a row
-- it is as the operator has it. Levels of money are kept where they are compared, in
-- charging.profile.
create table reminders.line (
  slot smallint not null,
  line uuid not null,
  days_ahead smallint[] check (array_position(days_ahead, null) is null),
  switched_off text[] not null default '{}',
  free_at timestamptz not null default '-infinity',
  primary key (slot, line)
);

-- What was told of which thing last: the same thing rests until then. A fact that is told twice, or
-- by two processes at once, finds the row of the first.
create table reminders.told (
  slot smallint not null,
  line uuid not null,
  about text not null,
  at timestamptz not null,
  rests_until timestamptz not null,
  primary key (slot, line, about),
  check (rests_until > at)
);

create index told_over on reminders.told (slot, rests_until);
