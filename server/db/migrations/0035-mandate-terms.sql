-- What a mandate may be used for, and when, as its provider has it on the day of signing; the day
-- of the next payment, where the mandate is for fixed days; and when one last went through.
alter table mandates.mandate add column terms json not null default
  '{"isUnscheduled":true,"isScheduled":true,"leastPeriodDays":0,"hours":null,
    "advanceNotice":null,"plan":null}';
alter table mandates.mandate add column plan_due text;
alter table mandates.mandate add column collected_at timestamptz;

-- What a payer was told before a payment, with the proof that they were: the provider's word, or
-- the message that we sent. A payment uses it up; one that is declined gives it back.
create table mandates.advance_notice (
  slot smallint not null,
  id uuid not null,
  mandate uuid not null,
  amount bigint not null check (amount > 0),
  opens_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('wanted', 'told', 'refused')),
  proof text,
  used_by uuid,
  wanted_at timestamptz not null,
  told_at timestamptz,
  primary key (slot, id),
  check (opens_at < ends_at),
  check (state <> 'told' or (proof is not null and told_at is not null))
);

create index advance_notice_mandate on mandates.advance_notice (slot, mandate, opens_at);

alter table mandates.event drop constraint event_event_check;
alter table mandates.event add constraint event_event_check check (event in ('asked', 'signed',
  'announced', 'collected', 'declined', 'suspended', 'revoked', 'expired'));
