-- What people say went wrong, with a number and a clock, until it is answered.
create schema disputes;

create table disputes.appeal (
  slot smallint not null,
  id uuid not null,
  -- Said on the phone; the slot follows from it.
  number text not null check (number ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  raised_by text not null,
  kind text not null
    check (kind in ('not_credited', 'wrong_number', 'wrong_charge', 'unknown_auto_charge')),
  -- A top-up or a charge, and the line that it is about.
  subject text not null,
  line uuid not null,
  stake_minor bigint not null check (stake_minor >= 0),
  happened_at timestamptz not null,
  language text not null,
  state text not null check (state in ('open', 'waiting', 'answered', 'withdrawn')),
  round smallint not null check (round in (1, 2)),
  opened_at timestamptz not null,
  round_at timestamptz not null,
  first_answer_by timestamptz not null,
  first_answered_at timestamptz,
  answer_by timestamptz not null,
  answered_at timestamptz,
  paused_at timestamptz,
  paused_ms bigint not null check (paused_ms >= 0),
  -- When its clock is looked at next; null once it stands still.
  watch_at timestamptz,
  handler text,
  proposal json,
  outcome json,
  events integer not null check (events > 0),
  changed_at timestamptz not null,
  primary key (slot, id),
  check ((state = 'waiting') = (paused_at is not null)),
  check ((state = 'answered') = (answered_at is not null)),
  check (state <> 'answered' or outcome is not null),
  check ((state in ('open', 'waiting')) = (watch_at is not null)),
  check (proposal is null or state in ('open', 'waiting'))
);
create unique index appeal_number on disputes.appeal (number, slot);
create unique index appeal_subject on disputes.appeal (slot, raised_by, subject)
  where state <> 'withdrawn';
create index appeal_watch on disputes.appeal (watch_at) where watch_at is not null;
create index appeal_opened on disputes.appeal (opened_at);

create table disputes.event (
  slot smallint not null,
  appeal uuid not null,
  seq integer not null,
  at timestamptz not null,
  event text not null,
  by_kind text not null check (by_kind in ('person', 'staff', 'clock')),
  by_id text,
  words text,
  details json,
  primary key (slot, appeal, seq)
);

create table disputes.attachment (
  slot smallint not null,
  id uuid not null,
  appeal uuid not null,
  name text not null check (length(name) between 1 and 100),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  content bytea not null check (length(content) between 1 and 2097152),
  digest bytea not null check (length(digest) = 32),
  added_at timestamptz not null,
  primary key (slot, id)
);
create index attachment_appeal on disputes.attachment (slot, appeal);

-- What the system knew of the matter at an instant, as it stood.
create table disputes.evidence (
  slot smallint not null,
  appeal uuid not null,
  seq integer not null,
  taken_at timestamptz not null,
  content json not null,
  primary key (slot, appeal, seq)
);

-- Notices of an attempt come within days of it. A block range index costs the path on which they
-- arrive next to nothing, where one by attempt would be written for each.
create index notice_received on payments.notice using brin (received_at);
