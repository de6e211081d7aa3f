import { addDays, type Currency, currencies, hongKongDay, type HongKongDay } from '#base';
import type { Tx } from '#platform/postgres';
import {
  type Batch,
  batchesFor,
  type Choosing,
  dayNamed,
  isAssumed,
  isPaid,
  restOf,
  sharesOf,
  unassumed,
} from './batch.ts';
import { exchangePayout } from './exchange-payout.ts';
import { loadExchanging } from './load-exchanging.ts';
import { noteBatchBreaks } from './note-batch-breaks.ts';
import { goneAgain, lackingOf, type Payout } from './payout.ts';
import { reconciliationSettings } from './settings.ts';
import {
  addToBatches,
  readAssumedBatches,
  readBatchesOfDays,
  readHasBatches,
  readIsAwaiting,
  readLastBatch,
  readOpenBatches,
} from './store/batches.ts';
import {
  readPayout,
  readPayoutOf,
  readPayoutOfNumber,
  readWaitingPayouts,
  settlePayouts,
} from './store/payouts.ts';

/** What is decided in one transaction: it cannot be read before its end. */
interface Settling {
  readonly connector: string;
  readonly batches: Map<string, Batch>;
  /** Days of before batches were kept, whose payouts may still come. */
  readonly assumed: Map<string, Batch>;
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
  const assumed = await loadAssumed(tx, connector, waiting);
  const settled = goneAgain(waiting);
  const settling: Settling = { connector, batches, assumed, changed: new Set(), settled };
  for (const payout of waiting) {
    if (!settling.settled.some(({ id }) => id === payout.id)) await settleOne(tx, settling, payout);
  }
  for (const key of settling.changed) {
    const { day, currency, assumed: taken, arrived, payouts } = batches.get(key) as Batch;
    const moved = { assumed: taken, arrived, payouts, changedAt: tx.nowMs };
    tx.append(addToBatches, { connector, day, currency, ...moved });
  }
  for (const { id, amount, currency, lacking, fromDay, untilDay } of settling.settled) {
    tx.append(settlePayouts, { id, amount, currency, lacking, fromDay, untilDay });
  }
  const placed = new Set(settling.settled.map(({ id }) => id));
  const unplaced = waiting.filter(({ id }) => !placed.has(id));
  await noteBatchBreaks(tx, connector, { ...settling, unplaced, isTold, matchedDay });
}

/** As far back as a payout may be late. */
async function loadAssumed(
  tx: Tx,
  connector: string,
  waiting: readonly Payout[],
): Promise<Map<string, Batch>> {
  const [first] = waiting;
  if (!first) return new Map();
  const dueDays = tx.settings.get(reconciliationSettings.payoutDueDays);
  const since = addDays(hongKongDay(first.cameAt), -dueDays);
  const rows = await tx.query(readAssumedBatches, [connector, since]);
  return new Map(rows.map((row): [string, Batch] => [keyOf(row), unassumed(row)]));
}

async function settleOne(tx: Tx, settling: Settling, payout: Payout): Promise<void> {
  const before = await readBefore(tx, settling, payout);
  if (before) return takeBack(tx, settling, payout, before);
  const { amount, currency, cameAmount, cameCurrency } = payout;
  if (amount !== null && currency !== null) {
    return settleKnown(tx, settling, { ...payout, amount, currency });
  }
  const [own] = await tx.query(readHasBatches, [settling.connector, cameCurrency]);
  if (own?.hasBatches) {
    return settleKnown(tx, settling, { ...payout, amount: cameAmount, currency: cameCurrency });
  }
  for (const foreign of currencies.filter((one) => one !== cameCurrency)) {
    if (isOwed(settling, foreign)) return settleForeign(tx, settling, payout, foreign);
  }
}

async function settleKnown(tx: Tx, settling: Settling, payout: Known): Promise<void> {
  const { amount, currency } = payout;
  if (amount < 0n) {
    const [before] = await tx.query(readPayoutOf, [settling.connector, currency, -amount]);
    if (before) await takeBack(tx, settling, payout, before);
    return;
  }
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
  const choosing = { namedDay: dayNamed(named), differenceFor, isComplete };
  const exact = batchesFor(open, { ...choosing, isComplete: false });
  if (exact.length > 0) return exact;
  const before = settlingBefore(settling, currency, open, choosing);
  return before.length > 0 ? before : batchesFor(open, choosing);
}

/**
 * What a payout settles together with days that were taken to be settled: where it is exactly their
 * sum, or names one of them. Nothing else is expected of them.
 */
function settlingBefore(
  { assumed, batches }: Settling,
  currency: Currency,
  open: readonly Batch[],
  choosing: Choosing,
): readonly Batch[] {
  // One whose bill was corrected meanwhile is open for the rest.
  const own = [...assumed.values()].filter((one) => {
    return one.currency === currency && !batches.has(keyOf(one));
  });
  if (own.length === 0) return [];
  const both = [...own, ...open].toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const exact = batchesFor(both, { ...choosing, isComplete: false });
  if (exact.length > 0) return exact;
  const isNamed = own.some(({ day }) => day === choosing.namedDay);
  return isNamed ? batchesFor(own, { ...choosing, isComplete: true }) : [];
}

/** Whether a payout may be of days in a currency, of which those of before are some. */
function isOwed(settling: Settling, currency: Currency): boolean {
  const ofBefore = [...settling.assumed.values()].some((one) => one.currency === currency);
  return ofBefore || openOf(settling, currency).length > 0;
}

/** One that comes when nothing more is owed is more than the last day had to bring. */
async function lastOf(tx: Tx, settling: Settling, payout: Known): Promise<readonly Batch[]> {
  const { connector } = settling;
  const cameOn = hongKongDay(payout.cameAt);
  const isUnpaid = openOf(settling, payout.currency).some((one) => !isPaid(one));
  const [last] = await tx.query(readLastBatch, [connector, payout.currency]);
  const known = last && (settling.batches.get(keyOf(last)) ?? last);
  // Of a day of before nobody knows what it had to bring beyond what was taken to have come.
  if (isUnpaid || !known || isAssumed(known)) return [];
  if (await isAwaiting(tx, connector, known.day, addDays(cameOn, 1))) return [];
  return [known];
}

/** The payout that another takes back or corrects, once it is known which days it has settled. */
async function readBefore(
  tx: Tx,
  { connector, settled }: Settling,
  { id, number, cameCurrency, takesBack }: Payout,
): Promise<Payout | undefined> {
  if (takesBack !== null) {
    const [before] = await tx.query(readPayout, [takesBack]);
    return before;
  }
  if (number === null) return undefined;
  const known = settled.find((one) => one.number === number && one.currency === cameCurrency);
  if (known) return known.id === id ? undefined : known;
  const [before] = await tx.query(readPayoutOfNumber, [connector, number, cameCurrency]);
  return before;
}

/**
 * What was paid out has come back to the provider, or was another amount: the day that it settled
 * lacks that again, or has it over.
 */
async function takeBack(
  tx: Tx,
  settling: Settling,
  { amount, currency, ...payout }: Payout,
  { untilDay: day }: Payout,
): Promise<void> {
  const { connector, batches } = settling;
  if (day === null || amount === null || currency === null) return;
  const rows = await tx.query(readBatchesOfDays, [connector, [day]]);
  const found = rows.find((row) => row.currency === currency);
  if (!found) return;
  assign(settling, { ...payout, amount, currency }, [batches.get(keyOf(found)) ?? found]);
}

function assign(settling: Settling, payout: Known, run: readonly Batch[]): void {
  const [fromDay, untilDay] = [run[0]?.day, run.at(-1)?.day];
  if (fromDay === undefined || untilDay === undefined) return;
  for (const [batch, share] of sharesOf(run, payout.amount)) {
    const { arrived, payouts } = batch;
    const key = keyOf(batch);
    settling.batches.set(key, { ...batch, arrived: arrived + share, payouts: payouts + 1 });
    settling.assumed.delete(key);
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
