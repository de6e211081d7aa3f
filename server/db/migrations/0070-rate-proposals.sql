-- A rate by hand prices what people pay until the next one: two people set it.
create table fx.proposal (
  id uuid primary key,
  from_currency text not null,
  to_currency text not null,
  numerator bigint not null check (numerator > 0),
  denominator bigint not null check (denominator > 0),
  reason text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('proposed', 'recorded', 'refused')),
  decided_by text,
  decided_at timestamptz,
  check (from_currency <> to_currency),
  check ((state = 'proposed') = (decided_by is null and decided_at is null)),
  check (decided_by <> proposed_by)
);
create unique index proposal_open on fx.proposal (from_currency, to_currency)
  where state = 'proposed';
