alter table promotions.benefit
  drop constraint benefit_state_check,
  -- returned: given with a top-up that was taken back whole, and in its budget again.
  add constraint benefit_state_check
    check (state in ('reserved', 'given', 'released', 'owed', 'returned'));
