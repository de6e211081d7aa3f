-- Two of five indexes of a message said what the others say: ids sort by the time of queueing, slot
-- by slot, and a key that is one to a receiver finds a receiver's messages too. Measured, 170 at a
-- time: 57 µs a message before and 33 after.
drop index notifications.message_queued;
drop index notifications.message_receiver;
alter table notifications.message
  drop constraint message_slot_key_key,
  add constraint message_key unique (slot, receiver, key);
