import { addDays, isoTime, startOfDay } from '#base';
import type { Context } from '#platform/context';
import { findOpenBankDay, type OpenBankDay } from '#banking';
import type { Batch } from './batch.ts';
import type { Break } from './break.ts';
import type { Day, DayKey, DaySum } from './day.ts';
import { canBeGivenUp } from './giving-up.ts';
import { listBilled } from './list-billed.ts';
import { breakOf } from './load-breaks.ts';
import { refuse } from './refusals.ts';
import type { Payout } from './payout.ts';
import { readBatchesOfDay } from './store/batches.ts';
import { type BillRow, readBillsOfDay } from './store/bills.ts';
import { readBreaksOfDay } from './store/breaks.ts';
import { readDay, readSums } from './store/days.ts';
import { readPayoutsOfDay } from './store/payouts.ts';

/** All that is known of a day. */
export interface DayReport {
  readonly day: Day;
  readonly sums: readonly DaySum[];
  /** As they came, newest first. */
  readonly bills: readonly BillRow[];
  readonly breaks: readonly Break[];
  /** What the provider owes us of it, per currency, and what has come. */
  readonly batches: readonly Batch[];
  /** What was paid out for it, and what came on it and is for no day yet. */
  readonly payouts: readonly Payout[];
  /** The same day of our bank, while its statement is not taken whole. */
  readonly atBank: OpenBankDay | null;
  readonly canBeGivenUp: boolean;
}

/** For whoever may see it. Refuses with `reconciliation_day_unknown`. */
export async function loadDay(context: Context, key: DayKey): Promise<DayReport> {
  const values = [key.connector, key.day];
  const instants = [startOfDay(key.day), startOfDay(addDays(key.day, 1))].map(isoTime);
  const [[day], sums, bills, breaks, batches, payouts, atBank, billed] = await Promise.all([
    context.db.read(readDay, values),
    context.db.read(readSums, [[key.connector], [key.day]]),
    context.db.read(readBillsOfDay, values),
    context.db.read(readBreaksOfDay, values),
    context.db.read(readBatchesOfDay, values),
    context.db.read(readPayoutsOfDay, [...values, ...instants]),
    findOpenBankDay(context, key),
    listBilled(context),
  ]);
  if (!day) throw refuse.reconciliation_day_unknown({ ...key });
  const by = billed.find(({ connector }) => connector === key.connector);
  return {
    day,
    sums,
    bills,
    breaks: breaks.map(breakOf),
    batches,
    payouts,
    atBank: atBank ?? null,
    canBeGivenUp: by !== undefined && canBeGivenUp(context, by, day, atBank),
  };
}
