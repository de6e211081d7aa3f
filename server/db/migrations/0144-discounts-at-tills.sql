-- What a till has taken is what was paid: the value, less what promotions took off. A voucher is
-- sold for its value, as of the same type: otherwise no index of either table would serve the view.
create or replace view sales.any_sale as
  select slot, reseller, till, value, commission, is_paid_at_once, parent, parent_commission,
    sold_at, undone_at, discount
  from sales.sale
  union all
  select slot, reseller, till, value, commission, is_paid_at_once, parent, parent_commission,
    sold_at, undone_at, 0::bigint as discount
  from sales.voucher_sale;
