-- Up to how many leaves a key of the log has signed, written by whoever seals next after it
-- retired: what is signed beyond that was signed by somebody else. 0 of a key that was stolen, by
-- which nothing is believed; then the checkpoints that are kept are signed anew.
alter table transparency.key
  add column last_size bigint,
  add constraint key_last_size_check
    check (last_size >= 0 and (last_size is null or retired_at is not null)) not valid;
