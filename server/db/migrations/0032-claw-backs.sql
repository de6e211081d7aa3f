-- Value of a top-up that has left its line again, or is to: undone, given back in part or whole by
-- two people, or taken by the payer's bank. Where each part came from stands in it, because what
-- fails goes back there.
create table topups.claw_back (
  slot smallint not null,
  id uuid not null,
  topup uuid not null,
  kind text not null check (kind in ('undo', 'refund', 'chargeback')),
  price bigint not null check (price > 0),
  spent_rule text not null check (spent_rule in ('refuse', 'owe', 'write_off')),
  reason text not null,
  state text not null check (state in ('proposed', 'refused', 'open', 'done', 'put_back')),
  is_whole boolean not null,
  taken bigint not null check (taken >= 0),
  owed bigint not null check (owed >= 0),
  written_off bigint not null check (written_off >= 0),
  bonus bigint not null check (bonus >= 0),
  proposed_by text,
  decided_by text,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (slot, id),
  -- Four eyes: whoever proposes never decides.
  check (decided_by is null or decided_by <> proposed_by),
  check (kind <> 'refund' or (proposed_by is not null))
);
create index claw_back_topup on topups.claw_back (slot, topup);
create unique index claw_back_one_proposal on topups.claw_back (slot, topup)
  where state = 'proposed';
create index claw_back_proposed on topups.claw_back (opened_at) where state = 'proposed';
