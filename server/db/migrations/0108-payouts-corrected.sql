-- A payout as a bill tells it has the provider's own number for it, and the day of that bill: one
-- that says otherwise by now, or a later one that takes it back, adds a row for the difference.
-- takes_back is the payout at our bank that a row takes back.
alter table reconciliation.payout
  add column number text,
  add column bill_day date,
  add column takes_back text,
  add check (num_nulls(number, bill_day) in (0, 2));

-- Only Stripe tells of payouts so far, each in the bill of its day by UTC.
update reconciliation.payout p
set number = substr(p.id, length(p.connector) + 2),
  bill_day = (p.came_at at time zone
    case when c.provider = 'stripe' then 'UTC' else 'Asia/Hong_Kong' end)::date
from payments.connector c
where c.code = p.connector and p.id not like 'ent\_%';

create index payout_number on reconciliation.payout (connector, number) where number is not null;
create index payout_bill_day on reconciliation.payout (connector, bill_day)
  where bill_day is not null;
