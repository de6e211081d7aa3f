-- Witnesses cosign the log's checkpoints (C2SP tlog-witness): whoever trusts one of them knows that
-- everybody is shown the same log, and that it only grows.

-- What a witness is known to have seen last, and why it did not sign, if it did not.
create table transparency.witness (
  verifier text primary key,
  -- The size it cosigned last, as far as it has told us.
  size bigint not null check (size >= 0),
  asked_at timestamptz not null,
  cosigned_at timestamptz,
  failure text
);

create table transparency.cosignature (
  size bigint not null check (size >= 0),
  verifier text not null,
  line text not null,
  primary key (size, verifier)
);
