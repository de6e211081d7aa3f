-- What others hold their own promises against: whether money that they gave finance to send is out.
create view banking.transfer_view as
  select id, kind, cause, amount, currency, state from banking.transfer;

-- When its provider was last asked about a dispute, answered or not: whoever was asked about
-- longest ago is next, so that one nobody can say anything about keeps no other from its turn.
alter table payments.dispute add column asked_at timestamptz;
drop index payments.dispute_undecided;
create index dispute_undecided on payments.dispute (asked_at nulls first, due_at, opened_at)
  where state in ('open', 'answered');
