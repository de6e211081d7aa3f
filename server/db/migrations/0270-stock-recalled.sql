-- What is taken out of a float again, proposed by one person and decided by another: an issue of
-- stock that is undone as far as it is unspent, or what a shop that leaves is paid out.
create table resellers.recall (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  -- The issue that is undone; null for a pay-out.
  issue uuid,
  amount bigint not null check (amount > 0),
  -- Whom a pay-out goes to, until it is decided: from then on its transfer says it.
  to_name text not null,
  to_account text not null,
  reason text not null,
  state text not null check (state in ('proposed', 'refused', 'done')),
  -- Where what was taken went.
  into_account text,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid check (decided_by <> proposed_by),
  decided_at timestamptz,
  primary key (slot, id),
  check ((decided_by is null) = (state = 'proposed')),
  check ((decided_at is null) = (state = 'proposed')),
  check ((into_account is not null) = (state = 'done')),
  check ((to_account <> '') = (state = 'proposed' and issue is null))
);
create index recall_open on resellers.recall (proposed_at) where state = 'proposed';
create index recall_issue on resellers.recall (issue, slot) where issue is not null;

-- An issue that was taken back before it was paid is neither open nor paid any more.
alter table resellers.issue drop constraint issue_state_check;
alter table resellers.issue add constraint issue_state_check
  check (state in ('proposed', 'refused', 'issued', 'undone', 'paid'));
create index issue_paid on resellers.issue (paid_at) where state = 'paid';

alter table banking.transfer drop constraint transfer_kind_check;
alter table banking.transfer add constraint transfer_kind_check
  check (kind in ('refund', 'failed_refund', 'give_back', 'closing', 'float_payout'));
