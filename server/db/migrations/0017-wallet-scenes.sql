-- Two more places a payer may be in: a page of ours inside the wallet's own browser, and an app of
-- ours with the wallet's library.
alter table payments.attempt drop constraint attempt_scene_check;
alter table payments.attempt add constraint attempt_scene_check
  check (scene in ('mobile_web', 'desktop_page', 'qr', 'wallet_page', 'app'));
