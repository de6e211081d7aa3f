-- A sum over all that a hold says, written with it each time. Holds move no money and stand in no
-- log; what they say of themselves had no second witness, and nor had when a bucket left. Those of
-- before have none until they change.
alter table ledger.hold add column sum bytea;
alter table ledger.closed_bucket add column sum bytea;
