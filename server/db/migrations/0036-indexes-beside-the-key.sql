-- Of indexes that promise the same, PostgreSQL takes the youngest. On a table without statistics
-- one that begins with the slot, and then goes on with something else, promises as much as the key
-- does: every connection that had planned by then read all orders of a slot to find one of them,
-- until the table was first analysed. An index that begins with what it is for is never mistaken
-- for the key. What holds this, for every statement, is server/test/plans.
drop index topups.topup_line;
create index topup_line on topups.topup (line, slot, ordered_at);

drop index topups.claw_back_topup;
create index claw_back_topup on topups.claw_back (topup, slot, id);

drop index payments.attempt_payment;
create index attempt_payment on payments.attempt (payment, slot, id);
drop index payments.attempt_due;
create index attempt_due on payments.attempt (ask_at, slot) where ask_at is not null;

drop index payments.refund_attempt;
create index refund_attempt on payments.refund (attempt, slot);

drop index payments.dispute_provider;
create unique index dispute_provider
  on payments.dispute (provider_reference, connector, slot);

drop index packs.term_of_line;
create index term_of_line on packs.term (line, slot, ends_at);

drop index mandates.mandate_owner;
create index mandate_owner on mandates.mandate (owner, slot, opened_at);

drop index charging.session_due;
create index session_due on charging.session (due_at, slot);

alter table notifications.message
  drop constraint message_key, add constraint message_key unique (receiver, slot, key);

alter table reconciliation.break
  drop constraint break_slot_connector_day_fact_subject_key,
  add constraint break_subject unique (subject, fact, day, connector, slot);
