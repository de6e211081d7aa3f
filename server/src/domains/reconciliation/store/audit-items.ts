import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** Items whose bill has left by its age are gone with it. */
export const auditItems = statement<Audit>(
  'audit reconciliation items',
  `with kept as (
     select d.connector, d.day, d.bill, d.bill_rows, (
       select count(*) from reconciliation.item i where i.bill = d.bill
     ) as items
     from reconciliation.day d join reconciliation.bill b on b.id = d.bill
     where d.bill_rows is not null
   ), wrong as (
     select connector || ' ' || day || ': its bill was read into ' || bill_rows
       || ' items, and ' || items || ' are here' as problem
     from kept where items <> bill_rows
   )
   select (select count(*) from kept) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/**
 * What bills say of payments and refunds, less what we say of the same, is what their breaks say,
 * whatever was decided about them. A bank's own statement, for whose days nobody owes us anything
 * afterwards, is held against the entries of it instead. What we say of days whose bill has not
 * come is left out, as are days whose bill has left.
 */
export const auditGaps = statement<Audit>(
  'audit reconciliation gaps',
  `with billed as (
     select d.connector, i.kind, i.currency, i.slot, i.number, i.amount
     from reconciliation.day d join reconciliation.item i on i.bill = d.bill
     where d.state = 'matched' and i.kind in ('payment', 'refund', 'refund_failure')
       and d.connector in (select connector from reconciliation.batch)
   ), found as (
     select b.connector, b.kind, b.number, b.bill_amount, b.bill_currency, b.our_amount,
       b.our_currency
     from reconciliation.break b
     join reconciliation.day d on d.connector = b.connector and d.day = b.day
     where b.state <> 'cleared' and b.fact <> 'fee_differs' and d.state = 'matched'
       -- Where the bill was believed, we say the same since.
       and b.way is distinct from 'apply_bill'
       and b.kind in ('payment', 'refund', 'refund_failure')
       and d.connector in (select connector from reconciliation.batch)
       and (d.bill is null or exists (select from reconciliation.bill k where k.id = d.bill))
   ), numbered as (
     select connector, kind, number from billed where number is not null
     union
     select connector, kind, number from found where number is not null and our_currency is not null
   ), ours as (
     -- Not joined: without statistics the planner compares each of them with each.
     select connector, kind, currency, amount from (
       select connector, kind, currency, amount,
         bool_or(currency is null) over (partition by connector, kind, number) as is_numbered
       from (
         select connector, kind, number, null as currency, null::bigint as amount from numbered
         union all
         select connector, kind, id, currency, amount from payments.money_view where is_settled
       ) each
     ) marked where is_numbered and currency is not null
   ), said as (
     select connector, kind, currency, amount from billed
     union all select connector, kind, currency, -amount from ours
     union all select connector, kind, bill_currency, -bill_amount from found
     where bill_currency is not null
     union all select connector, kind, our_currency, our_amount from found
     where our_currency is not null
   ), wrong as (
     select connector || ': about ' || moved || ' bills and we differ by ' || sum(amount) || ' '
       || currency || ' that no break names' as problem
     from said, lateral (
       -- A refund that failed before it was paid stands in bills there and back, and not with us.
       select case kind when 'payment' then 'payments' else 'refunds' end as moved
     ) m
     group by connector, moved, currency having sum(amount) <> 0
   )
   select (select count(*) from numbered) as checked,
     array(select problem from wrong limit 20) as problems`,
);
