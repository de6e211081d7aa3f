create schema closings;

-- The end of a line that its owner wants. The account that the rest goes to is kept until it was
-- sent; what came back is in the refunds and transfers that name this as their cause.
create table closings.closing (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  state text not null check (state in ('ending', 'to_approve', 'settled', 'refused')),
  ordered_by text not null,
  to_name text not null,
  to_account text not null,
  back_minor bigint check (back_minor >= 0),
  decided_by text,
  ordered_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (slot, id),
  check ((state = 'settled') = (back_minor is not null)),
  check (state <> 'refused' or decided_by is not null),
  check (decided_by is distinct from ordered_by)
);

create unique index closing_of_line on closings.closing (slot, line) where state <> 'refused';
create index closing_open on closings.closing (state, ordered_at)
  where state in ('ending', 'to_approve');

-- A line may be barred because it was closed: a third bit.
alter table subscribers.line drop constraint line_bars_check,
  add constraint line_bars_check check (bars between 0 and 7) not valid;
alter table subscribers.bar_event drop constraint bar_event_bars_check,
  add constraint bar_event_bars_check check (bars between 0 and 7) not valid;
