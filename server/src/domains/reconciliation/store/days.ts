import { statement } from '#platform/postgres';

export interface DayRow {
  readonly connector: string;
  readonly day: string;
  readonly state: 'awaited' | 'read' | 'matched' | 'given_up';
  readonly bill: string | null;
  readonly totalsNote: string | null;
  readonly dueAt: number | null;
  readonly tries: number;
  readonly problem: string | null;
  readonly changedAt: number;
  readonly givenUpReason: string | null;
  readonly givenUpBy: string | null;
  readonly givenUpDecidedBy: string | null;
}

const columns = `connector, day, state, bill, totals_note, due_at, tries, problem, changed_at,
  given_up_reason, given_up_by, given_up_decided_by`;

/** A day that is there already stays as it is. */
export const insertDay = statement(
  'insert reconciliation.day',
  `insert into reconciliation.day (connector, day, state, due_at, changed_at)
   values ($1, $2::date, 'awaited', $3, $4) on conflict do nothing`,
);

/** The last known day of a connector ($1) before another ($2). */
export const readLastDayBefore = statement<{ readonly day: string }>(
  'read reconciliation.day last before',
  `select day from reconciliation.day where connector = $1 and day < $2::date
   order by day desc limit 1`,
);

export const readDay = statement<DayRow>(
  'read reconciliation.day',
  `select ${columns} from reconciliation.day where connector = $1 and day = $2::date`,
);

export interface LockedDayRow extends DayRow {
  /** The bill that is being read for it, whose items nobody else clears away. */
  readonly reading: string | null;
}

/** Whoever changes what is known of a day holds its row. */
export const lockDay = statement<LockedDayRow>(
  'lock reconciliation.day',
  `select ${columns}, reading from reconciliation.day where connector = $1 and day = $2::date
   for no key update`,
);

/** Claims the days whose bill is due, by setting when to look again. */
export const claimDueDays = statement<DayRow>(
  'claim reconciliation.day due',
  `update reconciliation.day d set tries = d.tries + 1, due_at = $2
   from (
     select connector, day from reconciliation.day where due_at <= $1
     order by due_at limit $3 for no key update skip locked
   ) due
   where d.connector = due.connector and d.day = due.day
   returning d.connector, d.day, d.state, d.bill, d.totals_note, d.due_at, d.tries, d.problem,
     d.changed_at, d.given_up_reason, d.given_up_by, d.given_up_decided_by`,
);

/** Whoever began to read another bill of the day before does not make it count any more. */
export const beginReading = statement(
  'update reconciliation.day reading',
  'update reconciliation.day set reading = $3 where connector = $1 and day = $2::date',
);

export const endReading = statement(
  'update reconciliation.day not reading',
  `update reconciliation.day set reading = null
   where connector = $1 and day = $2::date and reading = $3`,
);

/** A bill that was read whole counts from now on, unless another was begun meanwhile. */
export const countBill = statement<{ readonly day: string }>(
  'update reconciliation.day bill',
  `update reconciliation.day
   set state = 'read', bill = $3, totals_note = $4, bill_rows = $5, reading = null, due_at = $6,
     problem = null, changed_at = $6
   where connector = $1 and day = $2::date and (reading = $3 or bill = $3) returning day`,
);

export const updateDay = statement(
  'update reconciliation.day',
  `update reconciliation.day
   set state = $3, bill = $4, totals_note = $5, due_at = $6, problem = $7, changed_at = $8
   where connector = $1 and day = $2::date`,
);

export const noteProblem = statement(
  'update reconciliation.day problem',
  `update reconciliation.day set problem = $3, changed_at = $4
   where connector = $1 and day = $2::date and due_at is not null`,
);

/** Proposed by one ($4), or sent back and proposed by nobody. */
export const proposeGivingUp = statement(
  'update reconciliation.day propose giving up',
  `update reconciliation.day
   set given_up_reason = $3, given_up_by = $4, given_up_decided_by = null, changed_at = $5
   where connector = $1 and day = $2::date`,
);

/** What is matched stays so: then it was only our bank that could not be read. */
export const giveUpDay = statement(
  'update reconciliation.day given up',
  `update reconciliation.day
   set state = case state when 'matched' then state else 'given_up' end, due_at = null,
     given_up_decided_by = $3, changed_at = $4
   where connector = $1 and day = $2::date`,
);

export const deleteSums = statement(
  'delete reconciliation.day_sum',
  'delete from reconciliation.day_sum where connector = $1 and day = $2::date',
);

export const insertSum = statement(
  'insert reconciliation.day_sum',
  `insert into reconciliation.day_sum (connector, day, kind, currency, items, amount, fee,
     coupon)
   values ($1, $2::date, $3, $4, $5, $6, $7, $8)`,
);

export interface DaySumRow {
  readonly connector: string;
  readonly day: string;
  readonly kind: string;
  readonly currency: 'HKD' | 'CNY';
  readonly items: bigint;
  readonly amount: bigint;
  readonly fee: bigint;
  readonly coupon: bigint;
}

export const readSums = statement<DaySumRow>(
  'read reconciliation.day_sum',
  `select s.connector, s.day, s.kind, s.currency, s.items, s.amount, s.fee,
     s.coupon
   from unnest($1::text[], $2::date[]) as wanted (connector, day), lateral (
     select connector, day, kind, currency, items, amount, fee, coupon
     from reconciliation.day_sum s
     where s.connector = wanted.connector and s.day = wanted.day
   ) s order by s.day, s.connector, s.kind, s.currency`,
);

export interface ListedDayRow extends DayRow {
  readonly waiting: bigint;
  readonly unresolved: bigint;
  readonly resolved: bigint;
}

/**
 * Days before one ($1), newest first, each with how many breaks it has: at least so many ($2) where
 * there are, and of the last day all connectors, since the next page goes on before it.
 */
export const listDays = statement<ListedDayRow>(
  'list reconciliation.day',
  `select d.*, b.waiting, b.unresolved, b.resolved from (
     select ${columns} from reconciliation.day where day < $1::date
     order by day desc fetch first $2 rows with ties
   ) d, lateral (
     select count(*) filter (where state = 'waiting') as waiting,
       count(*) filter (where state in ('open', 'proposed')) as unresolved,
       count(*) filter (where state = 'resolved') as resolved
     from reconciliation.break b where b.connector = d.connector and b.day = d.day
   ) b order by d.day desc, d.connector`,
);

/** Days that are not matched, oldest first: what is matched is not due any more. */
export const readAwaitedDays = statement<
  Pick<DayRow, 'connector' | 'day' | 'problem' | 'changedAt'>
>(
  'read reconciliation.day unmatched',
  `select connector, day, problem, changed_at from reconciliation.day where due_at is not null
   order by day, connector limit $1`,
);
