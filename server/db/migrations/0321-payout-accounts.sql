-- To which bank account a float is paid out: recorded and changed by two people, and used only some
-- days after that.
create table resellers.payout_account (
  slot smallint not null,
  reseller uuid not null,
  name text,
  account text,
  recorded_by uuid,
  agreed_by uuid check (agreed_by <> recorded_by),
  usable_from timestamptz,
  -- What is to stand there instead, until somebody else has decided.
  new_name text,
  new_account text,
  proposed_by uuid,
  proposed_at timestamptz,
  primary key (slot, reseller),
  check (num_nulls(name, account, recorded_by, agreed_by, usable_from) in (0, 5)),
  check (num_nulls(new_name, new_account, proposed_by, proposed_at) in (0, 4))
);
