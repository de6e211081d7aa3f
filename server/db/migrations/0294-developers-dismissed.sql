-- Somebody who has left a partner: nothing opens the portal to them until they are invited again.
alter table partners.developer add column dismissed_at timestamptz;
