-- A hole that one break has left and money of the opposite sign that another has are the same, as
-- two people may say: each has a row, and neither is booked, because one account holds both.
-- 'against' is the break of the other row.
alter table reconciliation.disposal
  add column against uuid,
  drop constraint disposal_way_check,
  add constraint disposal_way_check
    check (way in ('to_payment', 'give_back', 'write_off', 'set_off')) not valid,
  drop constraint disposal_check1,
  add constraint disposal_hole_check
    check (way in ('write_off', 'set_off') or amount > 0) not valid,
  add constraint disposal_against_check
    check ((way = 'set_off') = (against is not null) and against is distinct from break) not valid;

create index disposal_against on reconciliation.disposal (against) where against is not null;
