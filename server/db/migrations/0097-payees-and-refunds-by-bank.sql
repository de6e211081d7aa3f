-- A refund that its provider cannot make goes by a bank of ours: the connector of that bank.
alter table payments.refund add column by_bank text;
create or replace view payments.money_view as
  select slot, id, 'payment' as kind, connector, amount, currency, state,
    state = 'captured' as is_settled, captured_at as settled_at
  from payments.attempt
  union all
  select r.slot, r.id, 'refund' as kind, coalesce(r.by_bank, a.connector), -r.amount, r.currency,
    r.state, r.state = 'succeeded' or r.succeeded_at is not null as is_settled,
    coalesce(r.succeeded_at, case when r.state = 'succeeded' then r.changed_at end) as settled_at
  from payments.refund r join payments.attempt a on a.slot = r.slot and a.id = r.attempt
  union all
  select r.slot, r.id, 'refund_failure' as kind, coalesce(r.by_bank, a.connector), r.amount,
    r.currency, r.state, r.state = 'failed' and r.succeeded_at is not null as is_settled,
    case when r.state = 'failed' and r.succeeded_at is not null then r.changed_at end as settled_at
  from payments.refund r join payments.attempt a on a.slot = r.slot and a.id = r.attempt;

-- To whom a transfer goes is changed by two people; what it is about is where its story stands.
alter table banking.transfer
  add column about text,
  add column came_back_at timestamptz,
  add column payee_name text,
  add column payee_account text,
  add column payee_by text,
  add column payee_decided_by text,
  add constraint transfer_two_people check (payee_decided_by is distinct from payee_by
    or payee_by is null),
  drop constraint transfer_kind_check,
  add constraint transfer_kind_check
    check (kind in ('refund', 'failed_refund', 'give_back', 'closing')),
  drop constraint transfer_state_check,
  add constraint transfer_state_check
    check (state in ('to_send', 'sent', 'done', 'withdrawn'));
