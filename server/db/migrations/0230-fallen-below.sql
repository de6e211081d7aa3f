-- When use last brought a line's money below its rule's own level: what is told of that is told
-- anew for each fall. Null where that has not happened since the rule was turned on.
alter table auto_topups.rule add column fell_at timestamptz;
