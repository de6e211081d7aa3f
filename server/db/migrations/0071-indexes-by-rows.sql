-- Each statement has one index that fits it best, on an empty table too: an index that begins with
-- the slot is taken for any row of the slot while nothing is known of the rows.
drop index sims.swap_line;
create index swap_line on sims.swap (line, slot, asked_at desc);

drop index kiosks.sale_box;
drop index kiosks.sale_accepted;
create index sale_accepted on kiosks.sale (kiosk, slot, accepted_at) include (value);
create index sale_box on kiosks.sale (box, kiosk, slot) include (value, hundreds, five_hundreds);

drop index balance_actions.action_account;
create index action_account on balance_actions.action (account, slot, requested_at, id);
-- Of one caller or line the other indexes know; this one is for who may see the actions of all.
drop index balance_actions.action_requested;
create index action_requested on balance_actions.action
  ((requested_at at time zone 'UTC'), id);

create index batch_sellable on vouchers.batch (value, expires_at)
  where kind = 'electronic' and state = 'made';

create index receiver_owner on notifications.receiver (owner, owner_slot);
create index session_subscriber on identity.session (subscriber);
create index rate_newest on fx.rate (valid_from, recorded_at);
