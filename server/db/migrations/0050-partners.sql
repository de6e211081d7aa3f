-- Partners: resellers whose programs sell by themselves, and as whom those programs come.
alter table resellers.reseller drop constraint reseller_kind_check;
alter table resellers.reseller add constraint reseller_kind_check
  check (kind in ('agent', 'chain', 'partner'));

create schema partners;

create table partners.client (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  name text not null,
  -- What it may do, and from which networks; from anywhere where there is none.
  scopes jsonb not null,
  networks jsonb not null,
  requests_per_minute integer not null check (requests_per_minute > 0),
  suspended_at timestamptz,
  created_at timestamptz not null,
  primary key (slot, id)
);
create index client_reseller on partners.client (reseller, slot);

-- Secrets as keyed hashes. While one is changed for the next, both open.
create table partners.secret (
  slot smallint not null,
  client uuid not null,
  hash bytea not null,
  made_at timestamptz not null,
  ends_at timestamptz,
  primary key (slot, client, hash)
);
