-- Who paid for which number from which device. A row each for the line, the payer and the device,
-- so that each is counted where it lies; what no rule looks back at any more is deleted.
create schema screening;
create table screening.sighting (
  slot smallint not null,
  -- A line, a payer or a device.
  subject uuid not null,
  at timestamptz not null,
  topup uuid not null,
  -- Of a line who paid, of a payer or a device for which line.
  other uuid not null,
  value bigint not null check (value > 0),
  primary key (slot, subject, at, topup)
);

-- The device that an order came from, where that is not its maker itself.
alter table topups.topup add column device uuid;

-- Money may also be held because a rule caught the order: then it is captured, and waits apart.
alter table topups.review
  add column cause text not null default 'mismatch' check (cause in ('mismatch', 'rule')),
  -- The attempt whose money it is; null of a mismatch, whose money is not accepted yet.
  add column attempt uuid,
  -- Which rules caught it with what they found, as JSON.
  add column caught text,
  -- One person may decide about so little, and the clock about what nobody decided in time.
  add column is_alone boolean not null default false,
  add constraint review_rule check (cause = 'mismatch' or num_nulls(attempt, caught) = 0);
alter table topups.review drop constraint review_check2;
alter table topups.review add constraint review_four_eyes check (
  approved_by is null or (proposed_by is not null
    and (approved_by <> proposed_by or (cause = 'rule' and is_alone))));
