-- A bucket that, while it may pay for a use in a zone, keeps what comes later from paying: also
-- once it is empty, so it stays until it expires.
alter table ledger.bucket add column blocks boolean not null default false;
alter table ledger.closed_bucket add column blocks boolean not null default false;

-- An empty one is due when its last instant has passed; there are few.
create index bucket_blocking on ledger.bucket (slot, expires_at) where blocks;
