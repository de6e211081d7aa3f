-- How often the rule was to be looked at soon because something changed: whoever has looked at it
-- from before that looks again. And the reason for which nothing was charged that its owner was
-- told of last; null since it was made, or was not called for any more.
alter table auto_topups.rule add column hastened int not null default 0;
alter table auto_topups.rule add column told_why text;
-- A rule did not charge a line because nobody used it, and waits for its next use.
alter table charging.profile add column is_awaited boolean not null default false;
