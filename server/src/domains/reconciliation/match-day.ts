import { addDays, isoTime, slotCount } from '#base';
import { listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { type Found, isOfPayout } from './break.ts';
import { expectedOf } from './batch.ts';
import { compareWithBank } from './compare-with-bank.ts';
import type { Day, DayKey, DayState, DaySum } from './day.ts';
import { differencesOf, missingOf, totalsOf } from './difference.ts';
import type { Billed } from './list-billed.ts';
import { breakOf } from './load-breaks.ts';
import { clearOtherBills } from './clear-other-bills.ts';
import { postDay } from './post-day.ts';
import type { OnProgress } from './progress.ts';
import { refuse } from './refusals.ts';
import { feeRateOf, reconciliationSettings } from './settings.ts';
import { lockBreaksOfDay } from './store/breaks.ts';
import { deleteSums, insertSum, lockDay, readDay, updateDay } from './store/days.ts';
import { lockSettling, readBatchesOfDay, writeBatch } from './store/batches.ts';
import { readPayoutItems } from './store/payouts.ts';
import { readDifferentRows, readMissingRows } from './store/differences.ts';
import { sumItems } from './store/items.ts';
import { settleBatches } from './settle-batches.ts';
import { noteBilledPayouts } from './note-billed-payouts.ts';
import { takeUntold } from './take-untold.ts';
import { writeBreaks } from './write-breaks.ts';

/** A bill with more differences is another account's, or of another day. */
const mostBreaks = 5_000;

/**
 * Holds the bill of a day against our payments and refunds, slot by slot, and ours against the
 * bill, takes what it tells and nobody has told before, and writes what differs, what the bill
 * comes to and what follows for the books. Matching again changes only what has changed. Refuses
 * with `reconciliation_day_unknown` and `too_many_breaks`.
 */
export async function matchDay(
  context: Context,
  billed: Billed,
  key: DayKey,
  onProgress: OnProgress,
): Promise<void> {
  const values = [key.connector, key.day];
  const [[day], [next]] = await Promise.all([
    context.db.read(readDay, values),
    context.db.read(readDay, [key.connector, addDays(key.day, 1)]),
  ]);
  if (!day) throw refuse.reconciliation_day_unknown({ ...key });
  if (day.bill !== null) await takeUntold(context, { connector: day.connector, bill: day.bill });
  await clearOtherBills(context, day);
  const found = await compare(context, billed, day, onProgress);
  const isBankRead = (await listBankAccounts(context)).length > 0;
  const sums = day.bill === null ? [] : await context.db.read(sumItems, [day.bill, slotCount]);
  const isTold = isBankRead || billed.source.paysOut === 'told';
  const isSettling = billed.source.paysOut !== 'at_once';
  const paidOut = isSettling && !isBankRead && day.bill !== null ? [day.bill, slotCount] : null;
  const payouts = paidOut ? await context.db.read(readPayoutItems, paidOut) : [];
  await context.db.transaction(async (tx) => {
    // Before the day: whoever takes a payout from the bank holds them in this order.
    await tx.query(lockSettling, [day.connector]);
    const [locked] = await tx.query(lockDay, values);
    // Another bill of the day came meanwhile: whoever brought it matches it.
    if (locked?.bill !== day.bill) return;
    await writeDifferences(tx, day, found, isOver(next?.state));
    await writeSums(tx, day, sums);
    await postDay(tx, day, sums, isBankRead);
    const at = isoTime(tx.nowMs);
    await tx.query(updateDay, [...values, 'matched', day.bill, day.totalsNote, null, null, at]);
    if (!isSettling) return;
    if (paidOut) await noteBilledPayouts(tx, day, payouts);
    await writeBatches(tx, day, sums);
    await settleBatches(tx, day.connector, { isTold, matchedDay: day.day });
  });
}

/** Also where two people have given up its bill: nothing can come out of the pool any more. */
function isOver(next: DayState | undefined): boolean {
  return next === 'matched' || next === 'given_up';
}

async function compare(
  context: Context,
  { source, account }: Billed,
  day: Day,
  onProgress: OnProgress,
): Promise<Found[]> {
  const { connector, bill } = day;
  const rate = feeRateOf(context.settings().get(reconciliationSettings.feeRates), connector);
  const limit = mostBreaks + 1;
  const from = isoTime(source.startOfDay(day.day));
  const until = isoTime(source.startOfDay(addDays(day.day, 1)));
  const found: Found[] = day.totalsNote === null ? [] : [totalsOf(day.totalsNote)];
  const slots = bill === null ? 0 : slotCount;
  const isOurBank = source.paysOut === 'at_once';
  for (let slot = 0; slot < slots; slot += 1) {
    const { basisPoints = null, fixedMinor = 0n } = rate ?? {};
    const values = [slot, bill, connector, basisPoints, limit, fixedMinor, day.day];
    const rows = isOurBank ? [] : await context.db.read(readDifferentRows, values);
    for (const row of rows) found.push(...differencesOf(row, connector));
    if (found.length > mostBreaks) throw refuse.too_many_breaks({ most: mostBreaks });
    onProgress({ step: 'matching', done: slot + 1, of: slots + 1 });
  }
  if (isOurBank) {
    found.push(...(await compareWithBank(context, day, { account, from, until, limit })));
  } else {
    const missing = await context.db.survey(readMissingRows, [connector, from, until, limit]);
    found.push(...missing.map(missingOf));
  }
  if (found.length > mostBreaks) throw refuse.too_many_breaks({ most: mostBreaks });
  onProgress({ step: 'matching', done: slots + 1, of: slots + 1 });
  return found;
}

/** What differs about payouts is looked at with them. */
async function writeDifferences(
  tx: Tx,
  day: Day,
  found: readonly Found[],
  isPoolOver: boolean,
): Promise<void> {
  const rows = await tx.query(lockBreaksOfDay, [day.connector, day.day]);
  const existing = rows.map(breakOf).filter(({ fact }) => !isOfPayout(fact));
  await writeBreaks(tx, day, existing, found, isPoolOver);
}

async function writeSums(tx: Tx, { connector, day }: Day, sums: readonly DaySum[]): Promise<void> {
  await tx.query(deleteSums, [connector, day]);
  for (const { kind, currency, items, amount, fee, coupon } of sums) {
    await tx.query(insertSum, [connector, day, kind, currency, items, amount, fee, coupon]);
  }
}

/** What the bill makes the provider owe us of the day; a currency that left it makes nothing. */
async function writeBatches(
  tx: Tx,
  { connector, day }: Day,
  sums: readonly DaySum[],
): Promise<void> {
  const at = isoTime(tx.nowMs);
  const expected = expectedOf(sums);
  const before = await tx.query(readBatchesOfDay, [connector, day]);
  for (const { currency } of before) {
    if (!expected.has(currency)) expected.set(currency, 0n);
  }
  for (const [currency, amount] of expected) {
    await tx.query(writeBatch, [connector, day, currency, amount, at]);
  }
}
