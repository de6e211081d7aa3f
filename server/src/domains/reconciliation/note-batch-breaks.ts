import { addDays, hongKongDay, type HongKongDay } from '#base';
import type { Tx } from '#platform/postgres';
import {
  type Batch,
  differenceOfBatch,
  differenceOfExchange,
  differenceOfUnplaced,
  keptBackOf,
} from './batch.ts';
import { breakOf } from './load-breaks.ts';
import type { Payout } from './payout.ts';
import { reconciliationSettings } from './settings.ts';
import { lockPayoutBreaks, readBatchesOfDays } from './store/batches.ts';
import { readPayoutsUntil } from './store/payouts.ts';
import { writeBreaks } from './write-breaks.ts';

interface Settled {
  /** All that were open before, and what has changed of any. */
  readonly batches: ReadonlyMap<string, Batch>;
  readonly settled: readonly Payout[];
  /** What still settles nothing. */
  readonly unplaced: readonly Payout[];
  readonly isTold: boolean;
  readonly matchedDay: HongKongDay | undefined;
}

/** The bill of a day, and of one that was settled with it, comes in that time. */
const placedWithinDays = 2;

function cameOn({ cameAt }: Payout): HongKongDay {
  return hongKongDay(cameAt);
}

/** Names what differs about the days of these batches, and clears what does no more. */
export async function noteBatchBreaks(
  tx: Tx,
  connector: string,
  { batches, settled, unplaced, isTold, matchedDay }: Settled,
): Promise<void> {
  const owing = [...batches.values()].map(({ day }) => day);
  const own = [...owing, ...[...settled, ...unplaced].map(cameOn)];
  const days = [...new Set(matchedDay === undefined ? own : [...own, matchedDay])].sort();
  if (days.length === 0) return;
  const [rows, earlier, breaks] = await Promise.all([
    tx.query(readBatchesOfDays, [connector, days]),
    tx.query(readPayoutsUntil, [connector, days]),
    tx.query(lockPayoutBreaks, [connector, days]),
  ]);
  const dueDays = tx.settings.get(reconciliationSettings.payoutDueDays);
  const missingBefore = isTold ? addDays(hongKongDay(tx.nowMs), -dueDays) : null;
  const byCurrency = Map.groupBy(batches.values(), ({ currency }) => currency);
  const keptBack = new Map([...byCurrency].map(([currency, all]) => [currency, keptBackOf(all)]));
  const payouts = [...earlier, ...settled];
  const placedBefore = addDays(hongKongDay(tx.nowMs), -placedWithinDays);
  const lost = unplaced.filter((one) => cameOn(one) < placedBefore);
  for (const day of days) {
    const ofDay = rows.filter((one) => one.day === day);
    const found = [
      ...ofDay.flatMap((row) => {
        const batch = batches.get(`${day} ${row.currency}`) ?? row;
        const isKeptBack = keptBack.get(row.currency)?.has(day) === true;
        return differenceOfBatch(batch, isKeptBack ? null : missingBefore);
      }),
      ...payouts.filter(({ untilDay }) => untilDay === day).flatMap(differenceOfExchange),
      ...lost.filter((one) => cameOn(one) === day).map(differenceOfUnplaced),
    ];
    const existing = breaks.filter((one) => one.day === day).map(breakOf);
    await writeBreaks(tx, { connector, day }, existing, found, true);
  }
}
