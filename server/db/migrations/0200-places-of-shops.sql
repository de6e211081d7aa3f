-- Where a shop sells, and how far from it its tills may be: none of them, or all three. A shop of
-- which nothing is said sells wherever its tills are.
alter table resellers.reseller
  add column latitude_micro integer check (latitude_micro between -90000000 and 90000000),
  add column longitude_micro integer check (longitude_micro between -180000000 and 180000000),
  add column within_metres integer check (within_metres between 50 and 50000),
  add constraint reseller_place_check
    check (num_nonnulls(latitude_micro, longitude_micro, within_metres) in (0, 3));
