-- What a provider owes us of a day's bill in a currency: its payments less refunds, fees and what
-- payers' banks took. arrived is what payouts have brought of it, assumed what is taken to have
-- come before batches were kept; whatever is still expected is the rest of the three.
create table reconciliation.batch (
  connector text not null,
  day date not null,
  currency text not null,
  expected bigint not null,
  assumed bigint not null default 0,
  arrived bigint not null default 0,
  payouts integer not null default 0,
  changed_at timestamptz not null,
  primary key (connector, day, currency)
) with (fillfactor = 80);

create index batch_open on reconciliation.batch (connector, day)
  where expected <> assumed + arrived;

-- Money that a provider has paid out: as our bank booked it (ent_…), or as its bill says where we
-- read no bank. amount and currency are what it settled, where that is known; came_… is what our
-- account got. lacking is by how much that is further from the rate than rates move, below zero
-- where it is less. Until the days are known that it settles it waits.
create table reconciliation.payout (
  id text primary key,
  connector text not null,
  came_amount bigint not null check (came_amount <> 0),
  came_currency text not null,
  came_at timestamptz not null,
  named text not null,
  amount bigint,
  currency text,
  lacking bigint not null default 0,
  from_day date,
  until_day date,
  noted_at timestamptz not null,
  check (num_nulls(amount, currency) in (0, 2)),
  check (num_nulls(from_day, until_day) in (0, 2)),
  check (from_day is null or amount is not null)
) with (fillfactor = 80);

create index payout_waiting on reconciliation.payout (connector) where from_day is null;
create index payout_of_day on reconciliation.payout (connector, until_day)
  where until_day is not null;

alter table reconciliation.break drop constraint break_fact_check;
alter table reconciliation.break add constraint break_fact_check check (fact in
  ('not_ours', 'not_in_bill', 'amount_differs', 'currency_differs', 'state_differs',
   'fee_differs', 'duplicate', 'totals_differ', 'unreadable_row', 'payout_short', 'payout_over',
   'payout_missing'));

-- Days of before: nobody noted which payout settled them, and all of them is taken as settled.
-- Fees are in thousandths of a minor unit and rounded half away from zero, once a day.
insert into reconciliation.batch (connector, day, currency, expected, assumed, changed_at)
select connector, day, currency, expected, expected, changed_at from (
  select d.connector, d.day, s.currency, d.changed_at,
    sum(s.amount) filter (where s.kind <> 'payout')
      - round(sum(s.fee) / 1000)::bigint as expected
  from reconciliation.day d
  join reconciliation.day_sum s on s.connector = d.connector and s.day = d.day
  -- What comes by FPS is at our bank at once: nobody pays it out.
  join payments.connector c on c.code = d.connector and c.provider <> 'fps_qr'
  where d.state = 'matched'
  group by d.connector, d.day, s.currency, d.changed_at
) matched where expected <> 0;

-- What of an account's money became claimable: few of its transfers, however many it has.
create index transfer_claimable on ledger.transfer (slot, account)
  where system_account = 'claimable';
