-- By which key an acquirer proves its messages, sealed like every secret. Null where none is kept.
alter table acquirers.acquirer add column sealed_mac_key text;
