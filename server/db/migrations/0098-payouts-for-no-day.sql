-- A payout of which nobody finds out what it is for is a break of the day on which it came.
alter table reconciliation.break drop constraint break_fact_check;
alter table reconciliation.break add constraint break_fact_check check (fact in
  ('not_ours', 'not_in_bill', 'amount_differs', 'currency_differs', 'state_differs',
   'fee_differs', 'duplicate', 'totals_differ', 'unreadable_row', 'payout_short', 'payout_over',
   'payout_missing', 'payout_unplaced'));
