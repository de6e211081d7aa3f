import { addDays, type Currency, currencies, hongKongDay, type HongKongDay } from '#base';
import type { Tx } from '#platform/postgres';
import { type Batch, batchesFor, dayNamed, isPaid, restOf, sharesOf } from './batch.ts';
import { exchangePayout } from './exchange-payout.ts';
import { loadExchanging } from './load-exchanging.ts';
import { noteBatchBreaks } from './note-batch-breaks.ts';
import { lackingOf, type Payout } from './payout.ts';
import {
  addToBatches,
  readBatchesOfDays,
  readHasBatches,
  readIsAwaiting,
  readLastBatch,
  readOpenBatches,
  readPayoutOf,
  readWaitingPayouts,
  settlePayouts,
} from './store/batches.ts';

/** What is decided in one transaction: it cannot be read before its end. */
interface Settling {
  readonly connector: string;
  readonly batches: Map<string, Batch>;
  readonly changed: Set<string>;
  readonly settled: Payout[];
}

/** A payout of which it is known what it settled. */
type Known = Payout & { readonly amount: bigint; readonly currency: Currency };

/**
 * Holds the payouts of a connector that settle nothing yet against the days that it owes us for,
 * and names what differs, also of a day that has just been matched; that nothing came at all only
 * where we are told of payouts. The caller holds `lockSettling`.
 */
export async function settleBatches(
  tx: Tx,
  connector: string,
  { isTold, matchedDay }: { readonly isTold: boolean; readonly matchedDay?: HongKongDay },
): Promise<void> {
  const [rows, waiting] = await Promise.all([
    tx.query(readOpenBatches, [connector]),
    tx.query(readWaitingPayouts, [connector]),
  ]);
  const batches = new Map(rows.map((row): [string, Batch] => [keyOf(row), row]));
  const settling: Settling = { connector, batches, changed: new Set(), settled: [] };
  for (const payout of waiting) await settleOne(tx, settling, payout);
  for (const key of settling.changed) {
    const { day, currency, arrived, payouts } = batches.get(key) as Batch;
    const changedAt = tx.nowMs;
    tx.append(addToBatches, { connector, day, currency, arrived, payouts, changedAt });
  }
  for (const { id, amount, currency, lacking, fromDay, untilDay } of settling.settled) {
    tx.append(settlePayouts, { id, amount, currency, lacking, fromDay, untilDay });
  }
  await noteBatchBreaks(tx, connector, { ...settling, isTold, matchedDay });
}

async function settleOne(tx: Tx, settling: Settling, payout: Payout): Promise<void> {
  const { amount, currency, cameAmount, cameCurrency } = payout;
  if (amount !== null && currency !== null) {
    return settleKnown(tx, settling, { ...payout, amount, currency });
  }
  const [own] = await tx.query(readHasBatches, [settling.connector, cameCurrency]);
  if (own?.hasBatches) {
    return settleKnown(tx, settling, { ...payout, amount: cameAmount, currency: cameCurrency });
  }
  for (const foreign of currencies.filter((one) => one !== cameCurrency)) {
    if (openOf(settling, foreign).length > 0) return settleForeign(tx, settling, payout, foreign);
  }
}

async function settleKnown(tx: Tx, settling: Settling, payout: Known): Promise<void> {
  const { amount, currency } = payout;
  if (amount < 0n) return takeBack(tx, settling, payout);
  const differenceFor = (expected: bigint): bigint => amount - expected;
  const run = await choose(tx, settling, payout, currency, differenceFor);
  assign(settling, payout, run.length > 0 ? run : await lastOf(tx, settling, payout));
}

/**
 * Nobody says what was exchanged: all that those days had to bring, and the rate shows the rest.
 */
async function settleForeign(
  tx: Tx,
  settling: Settling,
  payout: Payout,
  foreign: Currency,
): Promise<void> {
  const exchanging = await loadExchanging(tx, payout, foreign);
  const differenceFor = (expected: bigint): bigint =>
    lackingOf(exchanging, expected, payout.cameAmount);
  const run = await choose(tx, settling, payout, foreign, differenceFor);
  const amount = run.reduce((sum, one) => sum + restOf(one), 0n);
  if (amount <= 0n) return;
  const settled = { amount, currency: foreign };
  const lacking = await exchangePayout(tx, payout, settled, exchanging);
  assign(settling, { ...payout, ...settled, lacking }, run);
}

async function choose(
  tx: Tx,
  settling: Settling,
  { cameAt, named }: Payout,
  currency: Currency,
  differenceFor: (expectedMinor: bigint) => bigint,
): Promise<readonly Batch[]> {
  const open = openOf(settling, currency);
  const cameOn = hongKongDay(cameAt);
  const first = open.find((one) => !isPaid(one))?.day ?? cameOn;
  const isComplete = !(await isAwaiting(tx, settling.connector, first, cameOn));
  return batchesFor(open, { namedDay: dayNamed(named), differenceFor, isComplete });
}

/** One that comes when nothing more is owed is more than the last day had to bring. */
async function lastOf(tx: Tx, settling: Settling, payout: Known): Promise<readonly Batch[]> {
  const { connector } = settling;
  const cameOn = hongKongDay(payout.cameAt);
  const isUnpaid = openOf(settling, payout.currency).some((one) => !isPaid(one));
  const [last] = await tx.query(readLastBatch, [connector, payout.currency]);
  if (isUnpaid || !last) return [];
  if (await isAwaiting(tx, connector, last.day, addDays(cameOn, 1))) return [];
  return [settling.batches.get(keyOf(last)) ?? last];
}

/** What was paid out has come back to the provider: the day that it settled lacks it again. */
async function takeBack(tx: Tx, settling: Settling, payout: Known): Promise<void> {
  const { connector, batches } = settling;
  const { amount, currency } = payout;
  const [before] = await tx.query(readPayoutOf, [connector, currency, -amount]);
  const day = before?.untilDay;
  if (!day) return;
  const rows = await tx.query(readBatchesOfDays, [connector, [day]]);
  const found = rows.find((row) => row.currency === currency);
  if (found) assign(settling, payout, [batches.get(keyOf(found)) ?? found]);
}

function assign(settling: Settling, payout: Known, run: readonly Batch[]): void {
  const [fromDay, untilDay] = [run[0]?.day, run.at(-1)?.day];
  if (fromDay === undefined || untilDay === undefined) return;
  for (const [batch, share] of sharesOf(run, payout.amount)) {
    const { arrived, payouts } = batch;
    const key = keyOf(batch);
    settling.batches.set(key, { ...batch, arrived: arrived + share, payouts: payouts + 1 });
    settling.changed.add(key);
  }
  settling.settled.push({ ...payout, fromDay, untilDay });
}

function openOf({ batches }: Settling, currency: Currency): Batch[] {
  const open = [...batches.values()].filter((one) => one.currency === currency);
  return open
    .filter((one) => restOf(one) !== 0n)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

async function isAwaiting(
  tx: Tx,
  connector: string,
  from: HongKongDay,
  before: HongKongDay,
): Promise<boolean> {
  const [row] = await tx.query(readIsAwaiting, [connector, from, before]);
  return row?.isAwaiting === true;
}

function keyOf({ day, currency }: Pick<Batch, 'day' | 'currency'>): string {
  return `${day} ${currency}`;
}
