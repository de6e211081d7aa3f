-- People who write a partner's programs: they make its keys and look at what it has sold.
create table partners.developer (
  id uuid primary key,
  slot smallint not null,
  reseller uuid not null,
  email text not null unique,
  password text not null,
  totp_sealed text not null,
  totp_step bigint not null,
  created_at timestamptz not null
);

create table partners.developer_session (
  token_hash bytea primary key,
  id uuid not null,
  developer uuid not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null
);
create index developer_session_expiry on partners.developer_session (expires_at);
