-- What was paid before a line's end may be given back with its days: the end that was seen to comes
-- again then, and its owner is told of it anew. Null where that has not happened since the rule was
-- turned on.
alter table auto_topups.rule add column expiry_back_at timestamptz;
