-- What speaks for us where a payer has had money taken back: handed to the provider once.
create table payments.dispute_answer (
  slot smallint not null,
  dispute uuid not null,
  words text not null check (words <> ''),
  given_by text not null,
  given_at timestamptz not null,
  -- wanted: not known to be with the provider yet; taken: it is; refused: it will not have it.
  state text not null check (state in ('wanted', 'taken', 'refused')),
  -- What the provider said: a proof, or why not.
  said text,
  changed_at timestamptz not null,
  primary key (slot, dispute)
);
