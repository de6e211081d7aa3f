import { statement } from '#platform/postgres';

/** A row of a bill that is not simply the same as ours. */
export interface DifferentRow {
  readonly rowNumber: number;
  readonly kind: string;
  readonly number: string | null;
  readonly providerNumber: string;
  readonly written: string | null;
  readonly amount: bigint;
  readonly currency: string;
  readonly fee: bigint;
  readonly occurredAt: number;
  readonly ourConnector: string | null;
  readonly ourAmount: bigint | null;
  readonly ourCurrency: string | null;
  readonly ourState: string | null;
  readonly isSettled: boolean | null;
  readonly isDuplicate: boolean;
  readonly isFeeWrong: boolean;
}

/**
 * The rows of a bill ($2) in a slot ($1) that differ from what payments of a connector ($3) say, or
 * that another row says too. Fees, payouts and credits have no counterpart among payments, and a
 * chargeback has one among disputes; what comes back, among those that were won. A refund that
 * failed before it was said to have succeeded moved nothing for us: the bill has it twice, there
 * and back. A fee is wrong when it is more than a minor unit away from its rate in basis points
 * ($4; null where none is known) of what came to us, and what is kept of every payment ($6):
 * providers round row by row. Of two rows the one of the earlier day ($7) came first, whenever its
 * bill was read. Only bills that count are looked at: another may be being read.
 */
const differentRows = (which: string): string => `select * from (
     select i.row_number, i.kind, i.number, i.provider_number, i.written, i.amount, i.currency,
       i.fee, i.occurred_at, m.connector as our_connector, m.amount as our_amount,
       m.currency as our_currency, m.state as our_state, m.is_settled or is_paired as is_settled,
       i.number is not null and exists (
         select from reconciliation.item other
         join reconciliation.day d on d.bill = other.bill
         where other.slot = i.slot and other.number = i.number and other.kind = i.kind
           and (d.day, other.bill, other.row_number) < ($7::date, i.bill, i.row_number)
       ) as is_duplicate,
       $4::int8 is not null and i.kind = 'payment'
         and abs(i.fee - (i.amount - i.coupon) * $4::int8 / 10 - $6::int8 * 1000) > 1000
           as is_fee_wrong
     from reconciliation.item i left join lateral (
       select connector, amount, currency, state, is_settled from payments.money_view m
       where m.slot = i.slot and m.id = i.number and m.kind = i.kind
     ) m on true, lateral (
       select m.state = 'failed' and i.kind in ('refund', 'refund_failure') and exists (
         select from reconciliation.item pair join reconciliation.day d on d.bill = pair.bill
         where pair.slot = i.slot and pair.number = i.number and pair.amount = -i.amount
           and pair.kind in ('refund', 'refund_failure') and pair.kind <> i.kind
       ) as is_paired
     ) p
     where ${which} and i.bill = $2 and i.kind not in ('fee', 'payout', 'credit')
       and not (i.kind = 'chargeback' and exists (
         select from payments.dispute_view d where d.connector = $3
           and d.provider_reference = i.provider_number and d.currency = i.currency
           and d.amount = abs(i.amount) and (i.amount < 0 or d.state = 'won')))
   ) compared
   where kind in ('unreadable', 'other') or our_connector is null or our_connector <> $3
     or not is_settled or our_amount <> amount or our_currency <> currency
     or is_duplicate or is_fee_wrong
   order by row_number limit $5`;

/** Of one slot ($1). */
export const readDifferentRows = statement<DifferentRow>(
  'read reconciliation.item different',
  differentRows('i.slot = $1'),
);

/** One row ($8), of whichever of the slots ($1). */
export const readDifferentRow = statement<DifferentRow>(
  'read reconciliation.item different row',
  differentRows('i.slot = any ($1::int2[]) and i.row_number = $8'),
);

/** Money of ours that no bill has. */
export interface MissingRow {
  readonly id: string;
  readonly kind: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly state: string;
  readonly settledAt: number;
}

const isUnbilled = `not exists (
       select from reconciliation.item i join reconciliation.day d on d.bill = i.bill
       where i.slot = m.slot and i.number = m.id and i.kind = m.kind
     )
     -- Two people have given it what a bill has under another number.
     and not (m.kind = 'payment' and (
       select g.id from reconciliation.disposal g
       where g.attempt = m.id and g.state = 'done' limit 1
     ) is not null)`;

/**
 * What payments of a connector ($1) say moved in a span, and no bill does. Of all slots at once:
 * the index of captures is one of ranges of pages, and reading a day's by it once costs as much as
 * reading it for one slot.
 */
export const readMissingRows = statement<MissingRow>(
  'read payments.money_view not in bill',
  `select m.id, m.kind, m.amount, m.currency, m.state, m.settled_at from payments.money_view m
   where m.settled_at >= $2::timestamptz and m.settled_at < $3::timestamptz and m.connector = $1
     and m.is_settled and ${isUnbilled}
   order by m.settled_at, m.id limit $4::int8`,
);

/**
 * Whether payments of a connector ($1) say that any money moved in a span that no bill has. What
 * only a bill has told of moved on the day of that bill, and not when it was read.
 */
export const readIsMoneyMoved = statement<{ isMoved: boolean }>(
  'read payments.money_view in span',
  `select exists (
     select from payments.money_view m
     where m.settled_at >= $2::timestamptz and m.settled_at < $3::timestamptz
       and m.connector = $1 and m.is_settled and ${isUnbilled}
   ) as is_moved`,
);

/** Whether that is so of one payment or refund ($3, of kind $4, in slot $2). */
export const readMissingRow = statement<MissingRow>(
  'read payments.money_view one not in bill',
  `select m.id, m.kind, m.amount, m.currency, m.state, m.settled_at from payments.money_view m
   where m.slot = $2 and m.id = $3 and m.kind = $4 and m.connector = $1 and m.is_settled
     and ${isUnbilled}`,
);
