-- What a partner's program has ordered and what is not sold yet: to be sold behind its back, or
-- once it confirms. What is sold at once has no row here.
create table sales.program_order (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  client uuid not null,
  client_reference text not null,
  number text not null,
  value bigint not null check (value > 0),
  is_twin_intended boolean not null,
  state text not null check (state in ('held', 'accepted', 'credited', 'refused', 'cancelled')),
  -- What is set aside in the float until it is confirmed, and until when.
  hold uuid,
  confirm_before timestamptz,
  -- When it is tried, for the first time or again.
  due_at timestamptz,
  tries integer not null,
  topup uuid,
  refusal jsonb,
  ordered_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (slot, id),
  check ((state = 'accepted') = (due_at is not null)),
  check ((state = 'credited') = (topup is not null)),
  check ((state = 'refused') = (refusal is not null)),
  check (state <> 'held' or (hold is not null and confirm_before is not null))
);
create unique index program_order_reference
  on sales.program_order (reseller, slot, client_reference);
create index program_order_due on sales.program_order (due_at) where state = 'accepted';
