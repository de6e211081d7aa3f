-- What a payment is worth in the other currency, by the rate that its payer was shown.
alter table payments.payment
  add column other_amount bigint check (other_amount > 0),
  add column other_currency text check (other_currency in ('HKD', 'CNY')),
  add check ((other_amount is null) = (other_currency is null)),
  add check (other_currency <> currency);

-- How much of its payment a dispute takes, in the currency that came for it: what it says itself,
-- or what that is by the payment's own rate. Null where nobody knows.
alter table payments.dispute
  add column of_payment bigint check (of_payment > 0),
  add column of_currency text check (of_currency in ('HKD', 'CNY')),
  add check ((of_payment is null) = (of_currency is null));

-- What is not what was asked is counted in what came. In no other than the bank took: of that no
-- exchange is in the books, and none is turned round when it is won.
update payments.dispute d set of_payment = d.amount, of_currency = d.currency
from payments.attempt a
left join payments.mismatch m on m.slot = a.slot and m.attempt = a.id and a.state = 'mismatched'
where a.slot = d.slot and a.id = d.attempt and coalesce(m.currency, a.currency) = d.currency;

create or replace view payments.dispute_view as
  select slot, id, attempt, connector, provider_reference, amount, currency, state, of_payment,
    of_currency
  from payments.dispute;
