-- When what had run low was left out, as its owner wished: for a day, nothing is ordered for that
-- alone, whatever looks at the line. Null where that has not happened since the rule was turned on.
alter table auto_topups.rule add column left_out_at timestamptz;
