import type { Currency } from '#base';
import { setStatement, statement } from '#platform/postgres';
import { type BreakRow, columns as breakColumns } from './breaks.ts';

/** Payouts of a connector are matched one at a time. */
export const lockSettling = statement(
  'lock reconciliation payouts',
  `select pg_advisory_xact_lock(hashtextextended('reconciliation payouts ' || $1, 0))`,
);

export interface BatchRow {
  readonly connector: string;
  readonly day: string;
  readonly currency: Currency;
  readonly expected: bigint;
  readonly assumed: bigint;
  readonly arrived: bigint;
  readonly payouts: number;
}

const columns = 'connector, day, currency, expected, assumed, arrived, payouts';

/** What a day is expected to bring by a bill that counts from now on. */
export const writeBatch = statement(
  'write reconciliation.batch',
  `insert into reconciliation.batch as b (connector, day, currency, expected, changed_at)
   values ($1, $2::date, $3, $4, $5)
   on conflict (connector, day, currency)
   do update set expected = excluded.expected, changed_at = excluded.changed_at
   where b.expected <> excluded.expected`,
);

export const readBatchesOfDay = statement<BatchRow>(
  'read reconciliation.batch of day',
  `select ${columns} from reconciliation.batch where connector = $1 and day = $2::date
   order by currency`,
);

/** Oldest first. */
export const readOpenBatches = statement<BatchRow>(
  'read reconciliation.batch open',
  `select ${columns} from reconciliation.batch
   where connector = $1 and expected <> assumed + arrived order by day, currency`,
);

/** Days from one on ($2) that are only taken to have come, oldest first. */
export const readAssumedBatches = statement<BatchRow>(
  'read reconciliation.batch assumed',
  `select ${columns} from reconciliation.batch
   where connector = $1 and day >= $2::date and payouts = 0 and assumed <> 0
   order by day, currency`,
);

export const addToBatches = setStatement(
  'update reconciliation.batch',
  {
    connector: 'text',
    day: 'text',
    currency: 'text',
    assumed: 'int8',
    arrived: 'int8',
    payouts: 'int4',
    changedAt: 'instant',
  },
  `update reconciliation.batch b
   set assumed = r.assumed, arrived = r.arrived, payouts = r.payouts, changed_at = r.changed_at
   from :rows where b.connector = r.connector and b.day = r.day::date and b.currency = r.currency`,
);

/** Batches of these days ($2). */
export const readBatchesOfDays = statement<BatchRow>(
  'read reconciliation.batch of days',
  `select ${columns} from reconciliation.batch
   where connector = $1 and day = any ($2::date[]) order by day, currency`,
);

/** Whether the bills of a connector were ever in a currency. */
export const readHasBatches = statement<{ hasBatches: boolean }>(
  'read reconciliation.batch any',
  `select exists (
     select from reconciliation.batch where connector = $1 and currency = $2
   ) as has_batches`,
);

export const readLastBatch = statement<BatchRow>(
  'read reconciliation.batch last',
  `select ${columns} from reconciliation.batch where connector = $1 and currency = $2
   order by day desc limit 1`,
);

/** Whether the bill of a day is not there yet, from one day on ($2) and before another ($3). */
export const readIsAwaiting = statement<{ isAwaiting: boolean }>(
  'read reconciliation.day awaited',
  `select exists (
     select from reconciliation.day
     where connector = $1 and day >= $2::date and day < $3::date and due_at is not null
   ) as is_awaiting`,
);

/** What differs about the payouts of these days ($2); whoever resolves one waits. */
export const lockPayoutBreaks = statement<BreakRow>(
  'lock reconciliation.break of payouts',
  `select ${breakColumns} from reconciliation.break
   where connector = $1 and day = any ($2::date[]) and kind = 'payout'
     and fact in ('payout_short', 'payout_over', 'payout_missing', 'payout_unplaced')
   order by found_at, id for no key update`,
);
