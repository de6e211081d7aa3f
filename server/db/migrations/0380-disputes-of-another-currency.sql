-- What a payment is worth in the other currency, by the rate that its payer was shown.
alter table payments.payment
  add column other_amount bigint check (other_amount > 0),
  add column other_currency text check (other_currency in ('HKD', 'CNY')),
  add check ((other_amount is null) = (other_currency is null)),
  add check (other_currency <> currency);

-- Of orders that banks may still take back, from the terms that were kept beside them: as it is
-- counted when one is ordered now.
update payments.payment p set other_amount = w.amount, other_currency = w.currency
from topups.topup t
join topups.terms k on k.slot = t.slot and k.id = t.id
join payments.payment paid on paid.slot = t.slot and paid.id = t.payment
cross join lateral (
  select case when t.price_currency = 'CNY' then t.value - t.discount
      else (k.terms ->> 'cnyPrice')::bigint end as price,
    case when t.price_currency = 'CNY' then t.value_currency else 'CNY' end as currency
) other
cross join lateral (
  select div(other.price::numeric * paid.amount, nullif(t.price, 0))::bigint as amount,
    other.currency
) w
where p.slot = paid.slot and p.id = paid.id and t.ordered_at > now() - interval '180 days'
  and k.terms ->> 'cnyPrice' is not null and w.amount > 0 and w.currency <> p.currency;

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
