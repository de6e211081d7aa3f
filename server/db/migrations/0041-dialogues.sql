create schema dialogues;

-- Where a number stands in its dialogue by USSD: the turn that was heard last, and its answer.
create table dialogues.ussd (
  slot smallint not null,
  number text not null,
  turn_id uuid not null,
  -- As the network counts them, where it does.
  session smallint,
  turn smallint,
  begins boolean not null,
  said text not null,
  heard_at timestamptz not null,
  -- The screen and choices before that turn, and after it; none where the dialogue is over.
  standing json,
  next json,
  answer text,
  -- The same for whoever did not see it, sent when it is due.
  by_text text,
  due_at timestamptz,
  primary key (slot, number),
  check ((answer is null) = (by_text is null))
);

create index ussd_due on dialogues.ussd (due_at) where due_at is not null;

-- The text that a number sent last, and what a yes would buy.
create table dialogues.sms (
  slot smallint not null,
  number text not null,
  text_id uuid not null,
  said bytea not null,
  heard_at timestamptz not null,
  is_answered boolean not null,
  offered json,
  offered_until timestamptz,
  helped_at timestamptz,
  primary key (slot, number),
  check ((offered is null) = (offered_until is null))
);
