-- When a refund was first said to have succeeded, so that one that fails later is two movements of
-- money, as its provider's bills tell it: it left, and it came back.
alter table payments.refund add column succeeded_at timestamptz;

drop view payments.money_view;
create view payments.money_view as
  select slot, id, 'payment'::text as kind, connector, amount, currency, state,
    state = 'captured' as is_settled, captured_at as settled_at
  from payments.attempt
  union all
  select r.slot, r.id, 'refund', a.connector, -r.amount, r.currency, r.state,
    r.state = 'succeeded' or r.succeeded_at is not null,
    coalesce(r.succeeded_at, case when r.state = 'succeeded' then r.changed_at end)
  from payments.refund r join payments.attempt a on a.slot = r.slot and a.id = r.attempt
  union all
  select r.slot, r.id, 'refund_failure', a.connector, r.amount, r.currency, r.state,
    r.state = 'failed' and r.succeeded_at is not null,
    case when r.state = 'failed' and r.succeeded_at is not null then r.changed_at end
  from payments.refund r join payments.attempt a on a.slot = r.slot and a.id = r.attempt;

alter table reconciliation.item drop constraint item_kind_check;
alter table reconciliation.item add constraint item_kind_check check (kind in
  ('payment', 'refund', 'refund_failure', 'fee', 'payout', 'credit', 'chargeback', 'other',
   'unreadable'));
