-- When what had run low was left out, as its owner wished: whatever looks at the line, of that alone
-- nothing is ordered for a day. Null where that has not happened since the rule was turned on.
alter table auto_topups.rule add column left_out_at timestamptz;
