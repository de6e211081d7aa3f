import { statement } from '#platform/postgres';

/** Rows of bills of old days; the bills themselves go behind them. */
export const letItemsLeave = statement(
  'leave reconciliation.item',
  `delete from reconciliation.item where ctid = any(array(
     select i.ctid
     from reconciliation.bill b
     cross join generate_series(0, 63) s(slot)
     cross join lateral (
       select ctid from reconciliation.item i where i.slot = s.slot and i.bill = b.id) i
     where b.day < $1::date limit $2))`,
);

export const letSumsLeave = statement(
  'leave reconciliation.day_sum',
  `delete from reconciliation.day_sum where ctid = any(array(
     select s.ctid from reconciliation.bill b
     join reconciliation.day_sum s on s.connector = b.connector and s.day = b.day
     where b.day < $1::date limit $2))`,
);

/** The files, each with the row that names it. */
export const letBillsLeave = statement(
  'leave reconciliation.bill',
  `with due as (
     select id from reconciliation.bill
     where day < $1::date order by day limit $2
   ), parts as (
     delete from reconciliation.bill_part p using due where p.bill = due.id
   )
   delete from reconciliation.bill b using due where b.id = due.id`,
);
