import { statement } from '#platform/postgres';

/** A row of our bank's statement that is not simply the entry that is held of it. */
export interface BankRow {
  readonly rowNumber: number;
  readonly kind: string;
  readonly providerNumber: string;
  readonly written: string | null;
  readonly amount: bigint;
  readonly currency: string;
  readonly occurredAt: number;
  readonly ourAmount: bigint | null;
  readonly ourCurrency: string | null;
  readonly takenFor: string | null;
  readonly subject: string | null;
  readonly isDuplicate: boolean;
}

/**
 * The rows of a statement ($1) of an account ($3) that banking does not hold just so, or that stand
 * there twice. What an entry was taken for is banking's to say, whatever it is.
 */
export const readDifferentBankRows = statement<BankRow>(
  'read reconciliation.item not in bank',
  `select * from (
     select i.row_number, i.kind, i.provider_number, i.written, i.amount, i.currency,
       i.occurred_at, e.amount as our_amount, e.currency as our_currency, e.taken_for, e.subject,
       i.kind <> 'unreadable' and 1 < row_number()
         over (partition by i.provider_number order by i.row_number) as is_duplicate
     from generate_series(0, $2::int4 - 1) s (slot)
     join reconciliation.item i on i.slot = s.slot::int2 and i.bill = $1
     left join banking.entry_view e on e.account = $3 and e.bank_reference = i.provider_number
   ) compared
   where kind = 'unreadable' or our_amount is null or our_amount <> amount
     or our_currency <> currency or is_duplicate
   order by row_number limit $4::int8`,
);

/** An entry that is held, and no statement has. */
export interface UnstatedRow {
  readonly bankReference: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly takenFor: string;
  readonly subject: string | null;
  readonly bookedAt: number;
}

/**
 * What banking holds of an account ($1) in a span, and no statement of a connector ($4) has, of
 * that day ($5) or those beside it.
 */
export const readUnstatedEntries = statement<UnstatedRow>(
  'read banking.entry_view not in bill',
  `with stated as materialized (
     select i.provider_number
     from reconciliation.day d, generate_series(0, $6::int4 - 1) s (slot), reconciliation.item i
     where d.connector = $4 and d.day between $5::date - 1 and $5::date + 1
       and i.slot = s.slot::int2 and i.bill = d.bill
   )
   select e.bank_reference, e.amount, e.currency, e.taken_for, e.subject, e.booked_at
   from banking.entry_view e
   where e.account = $1 and e.booked_at >= $2::timestamptz and e.booked_at < $3::timestamptz
     and not exists (select from stated where stated.provider_number = e.bank_reference)
   order by e.booked_at, e.id limit $7::int8`,
);

/** What payments of a connector ($1) say moved in a span, and no entry at our bank is. */
export const readUnbankedMoney = statement<{
  readonly id: string;
  readonly kind: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly state: string;
  readonly settledAt: number;
}>(
  'read payments.money_view not in bank',
  `select m.id, m.kind, m.amount, m.currency, m.state, m.settled_at
   from payments.money_view m left join lateral (
     select b.entry from banking.money_view b
     where b.money = case m.kind when 'payment' then 'att_' else 'rfd_' end
       || replace(m.id::text, '-', '') limit 1
   ) banked on true
   where m.settled_at >= $2::timestamptz and m.settled_at < $3::timestamptz and m.connector = $1
     and m.is_settled and m.kind in ('payment', 'refund') and banked.entry is null
   order by m.settled_at, m.id limit $4::int8`,
);

export const readIsBankMoved = statement<{ isMoved: boolean }>(
  'read banking.entry_view in span',
  `select exists (
     select from banking.entry_view
     where account = $1 and booked_at >= $2::timestamptz and booked_at < $3::timestamptz
   ) as is_moved`,
);
