-- A code that lets somebody in at the partners' portal, once: to begin there, or, with a developer,
-- to set password and authenticator anew; with needs_proof only beside what is left of the two.
create table partners.invitation (
  token_hash bytea primary key,
  id uuid not null,
  reseller uuid not null,
  developer uuid,
  email text not null,
  needs_proof boolean not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  check (developer is not null or not needs_proof)
);
create index invitation_email on partners.invitation (email);
create index invitation_expiry on partners.invitation (ends_at);
-- Whoever sets both anew is signed out everywhere.
create index developer_session_developer on partners.developer_session (developer);
