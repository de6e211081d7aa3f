import { addDays, isoTime, newId, slotCount, slotFor, uuidOf } from '#base';
import { listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Found } from './break.ts';
import { changesOf } from './break-changes.ts';
import { type Day, type DayKey, type DaySum } from './day.ts';
import { differencesOf, missingOf, totalsOf } from './difference.ts';
import type { Billed } from './list-billed.ts';
import { breakOf, saveBreak } from './load-breaks.ts';
import { postDay } from './post-day.ts';
import { postResolution } from './post-resolution.ts';
import type { OnProgress } from './progress.ts';
import { refuse } from './refusals.ts';
import { feeRateOf, reconciliationSettings } from './settings.ts';
import { insertBreaks, lockBreaksOfDay } from './store/breaks.ts';
import { deleteSums, insertSum, lockDay, readDay, updateDay } from './store/days.ts';
import { readDifferentRows, readMissingRows } from './store/differences.ts';
import { deleteOtherItems, sumItems } from './store/items.ts';
import { takeUntold } from './take-untold.ts';

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
  const found = await compare(context, billed, day, onProgress);
  const isBankRead = (await listBankAccounts(context)).length > 0;
  const sums = day.bill === null ? [] : await context.db.read(sumItems, [day.bill, slotCount]);
  await context.db.transaction(async (tx) => {
    const [locked] = await tx.query(lockDay, values);
    // Another bill of the day came meanwhile: whoever brought it matches it.
    if (locked?.bill !== day.bill) return;
    await writeBreaks(tx, day, found, next?.state === 'matched');
    await writeSums(tx, day, sums);
    await postDay(tx, day, sums, isBankRead);
    const at = isoTime(tx.nowMs);
    await tx.query(updateDay, [...values, 'matched', day.bill, day.totalsNote, null, null, at]);
  });
}

async function compare(
  context: Context,
  { source }: Billed,
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
  for (let slot = 0; slot < slots; slot += 1) {
    await context.db.transaction((tx) => tx.query(deleteOtherItems, [slot, bill]));
    const { basisPoints = null, fixedMinor = 0n } = rate ?? {};
    const values = [slot, bill, connector, basisPoints, limit, fixedMinor];
    const rows = await context.db.read(readDifferentRows, values);
    for (const row of rows) found.push(...differencesOf(row, connector));
    if (found.length > mostBreaks) throw refuse.too_many_breaks({ most: mostBreaks });
    onProgress({ step: 'matching', done: slot + 1, of: slots + 1 });
  }
  const missing = await context.db.survey(readMissingRows, [connector, from, until, limit]);
  found.push(...missing.map(missingOf));
  if (found.length > mostBreaks) throw refuse.too_many_breaks({ most: mostBreaks });
  onProgress({ step: 'matching', done: slots + 1, of: slots + 1 });
  return found;
}

async function writeBreaks(
  tx: Tx,
  { connector, day }: Day,
  found: readonly Found[],
  isPoolOver: boolean,
): Promise<void> {
  const existing = (await tx.query(lockBreaksOfDay, [connector, day])).map(breakOf);
  const { opened, moved, disproved } = changesOf(existing, found, isPoolOver);
  const slot = slotFor(connector);
  for (const { row, ...one } of opened) {
    tx.append(insertBreaks, {
      ...one,
      slot,
      id: uuidOf(newId('brk', tx.nowMs, slot)),
      connector,
      day,
      rowNumber: row,
      foundAt: tx.nowMs,
      changedAt: tx.nowMs,
    });
  }
  for (const one of disproved) postResolution(tx, one, -1n);
  const proposal = { way: null, reason: null, proposedBy: null, decidedBy: null } as const;
  for (const [one, state] of moved) saveBreak(tx, { ...one, ...proposal, state });
}

async function writeSums(tx: Tx, { connector, day }: Day, sums: readonly DaySum[]): Promise<void> {
  await tx.query(deleteSums, [connector, day]);
  for (const { kind, currency, items, amount, fee } of sums) {
    await tx.query(insertSum, [connector, day, kind, currency, items, amount, fee]);
  }
}
