-- Since when a mail server says that there is no such mailbox. Such an address is written to no
-- more, until its owner has read a code there again.
alter table notifications.reach add column email_failed_at timestamptz
  check (email_failed_at is null or email is not null);
