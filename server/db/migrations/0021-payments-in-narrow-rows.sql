-- What a payment has become is what its attempts have become, so it is not written a second time: a
-- captured attempt was two rows to update, and is one. Lowu was not yet released with the columns.
alter table payments.payment
  drop column state,
  drop column captured_attempt,
  drop column changed_at;
alter table payments.payment reset (fillfactor);

-- A new version of an attempt stays beside the old one (HOT, no index touched) where its page has
-- room. The index of its siblings gives them in the order in which they are locked.
alter table payments.attempt set (fillfactor = 50);
drop index payments.attempt_payment;
create index attempt_payment on payments.attempt (slot, payment, id);

-- Attempts are captured about in the order of their rows, so an index of ranges of pages finds a
-- day's; from PostgreSQL 16 on it does not stand in the way of a new version beside the old one.
drop index payments.attempt_captured;
create index attempt_captured on payments.attempt using brin (captured_at)
  with (pages_per_range = 32, autosummarize = on);

-- The notices that nobody has applied yet: a row that goes, where the notice itself, with all its
-- bytes, was written anew to say that it is applied.
create table payments.waiting_notice (
  slot smallint not null,
  connector text not null,
  event_id text not null,
  received_at timestamptz not null,
  primary key (slot, connector, event_id)
);

insert into payments.waiting_notice (slot, connector, event_id, received_at)
select slot, connector, event_id, received_at from payments.notice where applied_at is null;

alter table payments.notice
  drop column applied_at,
  drop column outcome,
  alter column says type json using says::json;
alter table payments.notice reset (fillfactor);
