-- Somebody who is to be let in at the partners' portal, or in again with password and authenticator
-- set anew: one person asks for it, another decides. It goes with the decision; the trail has both.
create table partners.admission (
  id uuid primary key,
  reseller uuid not null,
  developer uuid,
  email text not null unique,
  reason text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null
);
create index admission_proposed on partners.admission (proposed_at);
