create schema adjustments;

-- A correction of a line's money: proposed by one person, decided by another.
create table adjustments.adjustment (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  reason text not null
    check (reason in ('wrong_charge', 'courtesy', 'wrong_credit', 'uncollectable')),
  amount bigint not null check (amount > 0),
  note text not null check (note <> ''),
  state text not null check (state in ('proposed', 'done', 'refused')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  primary key (slot, id),
  check ((state = 'proposed') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (decided_by <> proposed_by)
);

create unique index adjustment_open on adjustments.adjustment (slot, line)
  where state = 'proposed';
create index adjustment_line on adjustments.adjustment (slot, line, proposed_at desc);
create index adjustment_waiting on adjustments.adjustment (proposed_at) where state = 'proposed';
