-- The app's inbox shows the messages themselves; a copy of each would be written for everybody and
-- read by few. What is not opened yet is unread. Null costs a row that is queued nothing.
alter table notifications.message add column opened_at timestamptz;
