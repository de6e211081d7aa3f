-- What a payment is worth in the other currency, by the rate that its payer was shown.
alter table payments.payment
  add column other_amount bigint check (other_amount > 0),
  add column other_currency text check (other_currency in ('HKD', 'CNY')),
  add check ((other_amount is null) = (other_currency is null)),
  add check (other_currency <> currency);

-- How much of its payment a dispute takes, in the payment's currency: what it says itself, or what
-- that is by the payment's own rate. Null where nobody knows.
alter table payments.dispute add column of_payment bigint check (of_payment > 0);

update payments.dispute d set of_payment = d.amount
from payments.attempt a
where a.slot = d.slot and a.id = d.attempt and a.currency = d.currency;

create or replace view payments.dispute_view as
  select slot, id, attempt, connector, provider_reference, amount, currency, state, of_payment
  from payments.dispute;
