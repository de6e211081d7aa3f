create schema reconciliation;

-- What a provider or bank says it moved on a day, as the file that it sent. The same bytes for the
-- same day are one bill, however often they come.
create table reconciliation.bill (
  id uuid primary key,
  connector text not null,
  day date not null,
  sha256 bytea not null check (length(sha256) = 32),
  size_bytes bigint not null check (size_bytes > 0),
  fetched_at timestamptz not null,
  unique (connector, day, sha256)
);

create table reconciliation.bill_part (
  bill uuid not null,
  part integer not null,
  content bytea not null,
  primary key (bill, part)
);

-- A day of a connector: what became of its bill. A day without any payment may have no bill.
create table reconciliation.day (
  connector text not null,
  day date not null,
  state text not null check (state in ('awaited', 'read', 'matched')),
  -- The bill that counts; one that came again with other content replaces the one before.
  bill uuid,
  -- How the bill's own totals differ from its rows, if they do.
  totals_note text,
  due_at timestamptz,
  tries integer not null default 0,
  problem text,
  changed_at timestamptz not null,
  primary key (connector, day),
  check ((due_at is null) = (state = 'matched'))
) with (fillfactor = 80);

create index day_due on reconciliation.day (due_at) where due_at is not null;

-- The sums of the bill that counts: what was paid, given back, kept as a fee, paid out.
create table reconciliation.day_sum (
  connector text not null,
  day date not null,
  kind text not null,
  currency text not null,
  items bigint not null,
  amount bigint not null,
  -- In thousandths of a minor unit, as with items.
  fee bigint not null,
  primary key (connector, day, kind, currency)
);

-- The rows of bills that count, in our words; they can be read from the file again at any time.
-- number is ours, of the attempt or refund, where it is one of ours; its slot is theirs.
create table reconciliation.item (
  slot smallint not null,
  bill uuid not null,
  row_number integer not null,
  kind text not null check (kind in
    ('payment', 'refund', 'fee', 'payout', 'credit', 'other', 'unreadable')),
  number uuid,
  provider_number text not null,
  -- Our number as it is written there, where it is none of ours; or the row that nobody can read.
  written text,
  amount bigint not null,
  currency text not null,
  -- What the provider kept, in thousandths of a minor unit.
  fee bigint not null,
  occurred_at timestamptz not null,
  primary key (slot, bill, row_number)
);

create index item_number on reconciliation.item (slot, number) where number is not null;

-- A difference, named by the fact. subject is what it is about, once per day and fact.
create table reconciliation.break (
  slot smallint not null,
  id uuid not null,
  connector text not null,
  day date not null,
  fact text not null check (fact in
    ('not_ours', 'not_in_bill', 'amount_differs', 'currency_differs', 'state_differs',
     'fee_differs', 'duplicate', 'totals_differ', 'unreadable_row')),
  subject text not null,
  kind text not null,
  -- Our attempt or refund, where there is one.
  number uuid,
  provider_number text,
  row_number integer,
  -- What each side says, in minor units, with the sign of money that comes to us.
  bill_amount bigint not null,
  bill_currency text,
  our_amount bigint not null,
  our_currency text,
  our_state text,
  occurred_at timestamptz,
  note text,
  state text not null check (state in ('waiting', 'open', 'proposed', 'resolved', 'cleared')),
  way text check (way in ('book_unmatched', 'write_off', 'apply_bill', 'accept')),
  reason text,
  proposed_by text,
  decided_by text,
  found_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (slot, id),
  unique (slot, connector, day, fact, subject),
  check (state not in ('proposed', 'resolved') or (way is not null and proposed_by is not null)),
  -- Four eyes: who proposes does not decide.
  check (state <> 'resolved' or (decided_by is not null and decided_by <> proposed_by))
) with (fillfactor = 80);

create index break_of_day on reconciliation.break (connector, day);
create index break_unresolved on reconciliation.break (state, found_at)
  where state in ('open', 'proposed');

-- What reconciliation posted, and why: the ledger has the transfers, with cause as their cause.
create table reconciliation.posting (
  slot smallint not null,
  id uuid not null,
  connector text not null,
  day date not null,
  why text not null check (why in ('fee', 'resolution', 'payout')),
  cause text not null,
  debit_account text not null,
  credit_account text not null,
  amount bigint not null check (amount > 0),
  unit text not null,
  posted_at timestamptz not null,
  primary key (slot, id)
);

create index posting_of_day on reconciliation.posting (slot, connector, day);

-- What payments say of money, as bills name it: with the sign of money that comes to us.
create index attempt_captured on payments.attempt (slot, captured_at) where captured_at is not null;
create index refund_succeeded on payments.refund (slot, changed_at) where state = 'succeeded';

create view payments.money_view as
  select slot, id, 'payment'::text as kind, connector, amount, currency, state,
    state = 'captured' as is_settled, captured_at as settled_at
  from payments.attempt
  union all
  select r.slot, r.id, 'refund'::text, a.connector, -r.amount, r.currency, r.state,
    r.state = 'succeeded', case when r.state = 'succeeded' then r.changed_at end
  from payments.refund r join payments.attempt a on a.slot = r.slot and a.id = r.attempt;
