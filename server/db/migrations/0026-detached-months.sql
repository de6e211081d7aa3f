-- A month of usage that has left: what went with it, so that the books can still be held against
-- it. The owner of the schema detaches months; nobody adds one that did not leave.
create table charging.detached_month (
  -- As Hong Kong counts it: 2024-10.
  month text primary key check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  records bigint not null check (records >= 0),
  detached_at timestamptz not null,
  -- The SHA-256 of the file that its records were written to, if they were.
  archive_sha256 bytea
);

-- What its records say was paid, by what earned it: the transfers of that month add up to it.
create table charging.detached_sum (
  month text not null,
  slot smallint not null,
  unit text not null,
  system_account text not null,
  amount numeric not null,
  movements bigint not null,
  primary key (month, slot, unit, system_account)
);
