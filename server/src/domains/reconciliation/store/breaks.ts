import { setStatement, statement } from '#platform/postgres';

export interface BreakRow {
  readonly slot: number;
  readonly id: string;
  readonly connector: string;
  readonly day: string;
  readonly fact: string;
  readonly subject: string;
  readonly kind: string;
  readonly number: string | null;
  readonly providerNumber: string | null;
  readonly rowNumber: number | null;
  readonly billAmount: bigint;
  readonly billCurrency: string | null;
  readonly ourAmount: bigint;
  readonly ourCurrency: string | null;
  readonly ourState: string | null;
  readonly occurredAt: number | null;
  readonly note: string | null;
  readonly state: string;
  readonly way: string | null;
  readonly reason: string | null;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
  readonly reopenReason: string | null;
  readonly reopenBy: string | null;
  readonly reopenDecidedBy: string | null;
  readonly foundAt: number;
  readonly changedAt: number;
}

/** As `BreakRow` has them. */
export const columns = `slot, id, connector, day, fact, subject, kind, number, provider_number,
  row_number, bill_amount, bill_currency, our_amount, our_currency, our_state, occurred_at, note,
  state, way, reason, proposed_by, decided_by, reopen_reason, reopen_by, reopen_decided_by,
  found_at, changed_at`;

/** Of these somebody must decide something. */
const waits = `(state in ('open', 'proposed')
     or (reopen_by is not null and reopen_decided_by is null))`;

export const insertBreaks = setStatement(
  'insert reconciliation.break',
  {
    slot: 'int2',
    id: 'uuid',
    connector: 'text',
    day: 'text',
    fact: 'text',
    subject: 'text',
    kind: 'text',
    number: 'uuid',
    providerNumber: 'text',
    rowNumber: 'int4',
    billAmount: 'int8',
    billCurrency: 'text',
    ourAmount: 'int8',
    ourCurrency: 'text',
    ourState: 'text',
    occurredAt: 'instant',
    note: 'text',
    state: 'text',
    foundAt: 'instant',
    changedAt: 'instant',
  },
  `insert into reconciliation.break
     (slot, id, connector, day, fact, subject, kind, number, provider_number, row_number,
      bill_amount, bill_currency, our_amount, our_currency, our_state, occurred_at, note, state,
      found_at, changed_at)
   select r.slot, r.id, r.connector, r.day::date, r.fact, r.subject, r.kind, r.number,
     r.provider_number, r.row_number, r.bill_amount, r.bill_currency, r.our_amount, r.our_currency,
     r.our_state, r.occurred_at, r.note, r.state, r.found_at, r.changed_at
   from :rows`,
);

const key = { slot: 'int2', id: 'uuid' } as const;

export const updateBreaks = setStatement(
  'update reconciliation.break',
  {
    ...key,
    state: 'text',
    way: 'text',
    reason: 'text',
    proposedBy: 'text',
    decidedBy: 'text',
    reopenReason: 'text',
    reopenBy: 'text',
    reopenDecidedBy: 'text',
    changedAt: 'instant',
  },
  `update reconciliation.break b
   set state = r.state, way = r.way, reason = r.reason, proposed_by = r.proposed_by,
     decided_by = r.decided_by, reopen_reason = r.reopen_reason, reopen_by = r.reopen_by,
     reopen_decided_by = r.reopen_decided_by, changed_at = r.changed_at
   from :rows where b.slot = r.slot and b.id = r.id`,
);

export const readBreaksOfDay = statement<BreakRow>(
  'read reconciliation.break of day',
  `select ${columns} from reconciliation.break where connector = $1 and day = $2::date
   order by found_at, id`,
);

/** Whoever resolves one of them at the same time waits. */
export const lockBreaksOfDay = statement<BreakRow>(
  'lock reconciliation.break of day',
  `select ${columns} from reconciliation.break where connector = $1 and day = $2::date
   order by found_at, id for no key update`,
);

export const readBreak = statement<BreakRow>(
  'read reconciliation.break',
  `select ${columns} from reconciliation.break where slot = $1 and id = $2`,
);

export const lockBreak = statement<BreakRow>(
  'lock reconciliation.break',
  `select ${columns} from reconciliation.break where slot = $1 and id = $2 for no key update`,
);

/** What waits for somebody behind one ($1, $2, $3), oldest first. */
export const readUnresolvedBreaks = statement<BreakRow>(
  'read reconciliation.break unresolved',
  `select ${columns} from reconciliation.break
   where ${waits}
     and (day, found_at, id) > ($1::date, $2::timestamptz, $3::uuid)
   order by day, found_at, id limit $4`,
);

/** How many wait for somebody; no further than $1, so that no count costs more than that. */
export const countUnresolvedBreaks = statement<{ readonly count: bigint }>(
  'count reconciliation.break unresolved',
  `select count(*) as count from (
     select from reconciliation.break where ${waits} limit $1
   ) waiting`,
);

export const hasWaitingBreaks = statement<{ isWaiting: boolean }>(
  'read reconciliation.break waiting',
  `select exists (
     select from reconciliation.break
     where connector = $1 and day = $2::date and state = 'waiting'
   ) as is_waiting`,
);

/** Days of a connector ($1), from one on ($2), that are matched and have breaks nobody resolved. */
export const readUnresolvedDays = statement<{ readonly day: string }>(
  'read reconciliation.break unresolved days',
  `select distinct b.day from reconciliation.break b
   join reconciliation.day d on d.connector = b.connector and d.day = b.day
   where b.connector = $1 and b.day >= $2::date and b.state in ('waiting', 'open', 'proposed')
     and d.state = 'matched' and b.kind <> 'payout'
   order by b.day`,
);

const ours = (saying: string): string => `exists (
       select from payments.money_view m
       where m.slot = b.number_slot and m.id = b.number and m.kind = b.kind
         and m.connector = b.connector and ${saying})`;

/**
 * Matched days of a connector ($1) of which a break that is not settled, or for which something was
 * booked, says otherwise than payments, disputes or bills do by now, however long ago that was.
 * Costs what was ever booked by people and what waits for them.
 */
export const readStaleDays = statement<{ readonly day: string }>(
  'read reconciliation.break stale days',
  `with unsettled as materialized (
     select b.*, get_byte(uuid_send(b.number), 15)::int2 as number_slot
     from reconciliation.break b
     where b.connector = $1 and (b.state in ('waiting', 'open', 'proposed')
       or (b.state = 'resolved' and b.way in ('book_unmatched', 'write_off')))
   )
   select distinct b.day from unsettled b
   join reconciliation.day d on d.connector = b.connector and d.day = b.day
   where d.state = 'matched' and case b.fact
     when 'not_ours' then ${ours('true')} or (b.kind = 'chargeback' and exists (
       select from payments.dispute_view o where o.connector = b.connector
         and o.provider_reference = b.provider_number and o.currency = b.bill_currency
         and o.amount = abs(b.bill_amount) and (b.bill_amount < 0 or o.state = 'won')))
     when 'state_differs' then ${ours('m.is_settled')}
     when 'not_in_bill' then not ${ours('m.is_settled and m.amount = b.our_amount')} or exists (
       select from reconciliation.item i join reconciliation.day o on o.bill = i.bill
       where i.slot = b.number_slot and i.number = b.number and i.kind = b.kind)
     when 'amount_differs' then not ${ours('m.amount = b.our_amount')}
     else false end
   order by b.day`,
);

/**
 * Matched days of our bank's connector ($1) of which people have accepted an entry of an account
 * ($2) that was not held, and that is held by now, however long ago that was.
 */
export const readAcceptedDays = statement<{ readonly day: string }>(
  'read reconciliation.break accepted days',
  `select distinct b.day from reconciliation.break b
   join reconciliation.day d on d.connector = b.connector and d.day = b.day
   where b.connector = $1 and b.state = 'resolved' and b.way = 'accept' and d.state = 'matched'
     and b.kind = 'bank_entry' and b.fact = 'not_ours' and exists (
       select from banking.entry_view e
       where e.account = $2 and e.bank_reference = b.provider_number)
   order by b.day`,
);

/**
 * Matched days of a connector ($1), from one on ($2) and before another ($3), of which that bill or
 * word that came late may tell otherwise than was booked for their breaks, that of a payer's bank
 * taking money among it.
 */
export const readBookedDays = statement<{ readonly day: string }>(
  'read reconciliation.break booked days',
  `select distinct b.day from reconciliation.break b
   join reconciliation.day d on d.connector = b.connector and d.day = b.day
   where b.connector = $1 and b.day >= $2::date and b.day < $3::date and d.state = 'matched'
     and b.state = 'resolved' and b.way in ('book_unmatched', 'write_off')
     and (b.fact in ('not_in_bill', 'state_differs')
       or (b.fact = 'not_ours' and b.kind = 'chargeback'))
   order by b.day`,
);

/** Those about any of these numbers of ours ($1), oldest first. */
export const readBreaksAbout = statement<BreakRow>(
  'read reconciliation.break about',
  `select ${columns} from (
     select b.* from unnest($1::uuid[]) n (wanted)
     join reconciliation.break b on b.number = n.wanted and b.number is not null
   ) about order by day, found_at, id`,
);

/** How many wait for somebody that were found before an instant ($1), and since when the first. */
export const readOldBreaks = statement<{
  readonly count: bigint;
  readonly oldestAt: number | null;
}>(
  'read reconciliation.break old',
  `select count(*) as count, min(found_at) as oldest_at from reconciliation.break
   where state in ('open', 'proposed') and found_at < $1`,
);
