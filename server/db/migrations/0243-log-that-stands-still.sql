-- Since when the log stands still: of a database that was restored from before nobody knows yet
-- whether it has all that was published.
alter table transparency.log add column halted_at timestamptz;
