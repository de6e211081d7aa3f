create schema emergency_credits;

-- A little money lent to a line that has run dry, repaid first by the next top-up.
create table emergency_credits.loan (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  outstanding_minor bigint not null check (outstanding_minor between 0 and amount_minor),
  -- The bucket of the line's account in which it lies.
  bucket bigint not null,
  lent_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (slot, id)
);

-- One at a time.
create unique index loan_open on emergency_credits.loan (slot, line) where outstanding_minor > 0;

create index loan_of_line on emergency_credits.loan (slot, line, lent_at);

-- What a top-up has repaid, and what its undo has put back as a row below zero. Never changed.
create table emergency_credits.repayment (
  slot smallint not null,
  loan uuid not null,
  cause text not null,
  amount_minor bigint not null check (amount_minor <> 0),
  recorded_at timestamptz not null,
  primary key (slot, cause, amount_minor)
);
