-- What others hold their own promises against: whether money that they gave finance to send is out.
create view banking.transfer_view as
  select id, kind, cause, amount, currency, state from banking.transfer;
