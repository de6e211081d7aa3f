-- No customer of a shop pays less by more than the shop earns at the sale. What was sold before
-- this was held is left as it is, and can still be undone.
alter table sales.sale add constraint sale_discount_earned
  check (till is null or undone_at is not null or discount <= commission) not valid;
