-- Which way each kind of message goes first, and when its reader sleeps, by their own choice; null
-- where they have made none. What is about money goes somewhere beside the app's inbox.
alter table notifications.reach
  add column payments text check (payments in ('sms', 'push', 'email')),
  add column balance text check (balance in ('sms', 'push', 'email', 'inbox')),
  add column expiry text check (expiry in ('sms', 'push', 'email', 'inbox')),
  add column packs text check (packs in ('sms', 'push', 'email', 'inbox')),
  add column zones text check (zones in ('sms', 'push', 'email', 'inbox')),
  add column quiet_from smallint check (quiet_from between 0 and 1439),
  add column quiet_until smallint check (quiet_until between 0 and 1439),
  add check ((quiet_from is null) = (quiet_until is null));
