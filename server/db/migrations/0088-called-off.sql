-- What was open as its rule was turned off is called off, which is no decline of a wallet's.
alter table auto_topups.event drop constraint event_event_check;
alter table auto_topups.event add constraint event_event_check check (event in ('turned_on',
  'changed', 'turned_off', 'ordered', 'charged', 'declined', 'called_off', 'skipped', 'refused',
  'paused', 'resumed', 'told_ahead'));
