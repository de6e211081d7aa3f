-- What came instead of what was asked, the first time that a provider said so of an attempt. Only a
-- person decides what becomes of it.
create table payments.mismatch (
  slot smallint not null,
  attempt uuid not null,
  amount bigint not null check (amount > 0),
  currency text not null check (currency in ('HKD', 'CNY')),
  -- False when it went to another seller or was for another application.
  is_ours boolean not null,
  captured_at timestamptz not null,
  noted_at timestamptz not null,
  primary key (slot, attempt)
);

-- What becomes of an order whose money is held: one person proposes, another decides.
create table topups.review (
  slot smallint not null,
  topup uuid not null,
  held_at timestamptz not null,
  decision text check (decision in ('credit', 'give_back', 'dismiss')),
  reason text check (length(reason) between 1 and 500),
  proposed_by text,
  proposed_at timestamptz,
  approved_by text,
  approved_at timestamptz,
  primary key (slot, topup),
  check (num_nulls(decision, reason, proposed_by, proposed_at) in (0, 4)),
  check (num_nulls(approved_by, approved_at) in (0, 2)),
  check (approved_by is null or (proposed_by is not null and approved_by <> proposed_by))
);

create index review_waiting on topups.review (held_at) where approved_at is null;
