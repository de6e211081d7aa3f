-- Whether money moved in a span asks for refunds by when they settled, and for what failed after.
drop index payments.refund_succeeded;
create index refund_settled on payments.refund
  (coalesce(succeeded_at, case when state = 'succeeded' then changed_at end))
  where state = 'succeeded' or succeeded_at is not null;
create index refund_failed_late on payments.refund
  ((case when state = 'failed' and succeeded_at is not null then changed_at end))
  where state = 'failed' and succeeded_at is not null;

-- Disputes are asked about until they are decided; the decided ones only grow.
create index dispute_undecided on payments.dispute (due_at, opened_at)
  where state in ('open', 'answered');
