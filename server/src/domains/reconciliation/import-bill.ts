import { addDays, isoTime, slotCount } from '#base';
import { takeStatement } from '#banking';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { billedBy } from './billed-by.ts';
import type { DayKey } from './day.ts';
import { type GivenBill, type Hand, isAlone } from './given-bill.ts';
import { keepBill } from './keep-bill.ts';
import type { Billed } from './list-billed.ts';
import { matchDay } from './match-day.ts';
import type { OnProgress } from './progress.ts';
import { type BillFile, type ReadBill, readItems } from './read-items.ts';
import { refuse } from './refusals.ts';
import { reconciliationSettings } from './settings.ts';
import { hasWaitingBreaks, readBookedDays } from './store/breaks.ts';
import { askForBill, forgetAsked, type KnownBillRow, readBroughtBy } from './store/bills.ts';
import {
  beginReading,
  countBill,
  type DayRow,
  endReading,
  insertDay,
  lockDay,
  readDay,
} from './store/days.ts';
import { deleteItems } from './store/items.ts';

/** What came of it. */
export type ImportedBill =
  /** It is the bill of its day from now on, and was matched. */
  | 'new'
  /** It was so before. */
  | 'known'
  /** One person has brought it: it changes nothing until another one brings the same bytes. */
  | 'waits';

/**
 * Brings a bill of a day in: keeps the file, reads it, matches it, and matches earlier days again
 * of which something was waiting for this one or was given up. What our own bank has booked is
 * taken into the books before that, where people have brought its statement. One that waits for a
 * second person was read, so that it is refused at once if it is not right. Refuses with
 * `bills_unknown`, `bill_too_early`, `bill_unreadable`, `bill_of_another`, `bill_overtaken` and
 * `too_many_breaks`; then the day is still awaited, and the file is kept.
 */
export async function importBill(
  context: Context,
  { file, by, fetchedBy, ...key }: DayKey & GivenBill,
  onProgress: OnProgress = () => undefined,
): Promise<ImportedBill> {
  const billed = await billedBy(context, key.connector);
  if (context.clock.now() < billed.source.startOfDay(addDays(key.day, 1))) {
    throw refuse.bill_too_early({ day: key.day });
  }
  const kept = await keepBill(context, { ...key, file, ...(by ? { by } : {}) }, onProgress);
  const { broughtBy, askedBy } = kept;
  const bill = kept.id;
  const of = { ...billed, ...key };
  const began = await begin(context, key, kept, { by, fetchedBy });
  if (began === 'waits') {
    await tryReading(context, of, { bill, file }, onProgress);
    await context.db.transaction((tx) => tx.query(askForBill, [bill, by ?? fetchedBy ?? null]));
    return began;
  }
  if (began === 'new') {
    const read = await readWhole(context, of, { bill, file }, onProgress);
    await count(context, key, bill, read);
  }
  // The bank itself gives its entries to `banking`.
  const isTaken = by !== undefined && !isAlone(by, askedBy ?? broughtBy);
  if (billed.source.paysOut === 'at_once' && isTaken) {
    await takeStatement(context, billed, key.day, file);
  }
  if (began === 'known') return began;
  await matchDay(context, billed, key, onProgress);
  await matchEarlier(context, billed, key, onProgress);
  return began;
}

/** Known when this bill counts already, and has been matched. */
async function begin(
  context: Context,
  { connector, day }: DayKey,
  { id: bill, askedBy }: KnownBillRow,
  { by, fetchedBy }: { readonly by: Hand | undefined; readonly fetchedBy: Hand | undefined },
): Promise<ImportedBill> {
  return context.db.transaction(async (tx) => {
    const at = isoTime(tx.nowMs);
    await tx.query(insertDay, [connector, day, at, at]);
    const [known] = await tx.query(lockDay, [connector, day]);
    if (known?.state === 'matched' && known.bill === bill) return 'known';
    const isGivenUp = known?.state === 'given_up';
    // What two people have brought or given up, one alone does not undo by asking the provider.
    const isPeoples =
      fetchedBy !== undefined && known !== undefined && (await isByPeople(tx, known));
    const isOneAlone = isAlone(isPeoples ? fetchedBy : by, askedBy);
    if (isOneAlone && (isGivenUp || known?.bill !== bill)) return 'waits';
    await tx.query(beginReading, [connector, day, bill]);
    return 'new';
  });
}

/** Whether a day is as people said: given up, or by a file that one of them has brought first. */
async function isByPeople(tx: Tx, { state, bill }: DayRow): Promise<boolean> {
  if (state === 'given_up') return true;
  const [counted] = bill === null ? [] : await tx.query(readBroughtBy, [bill]);
  return counted !== undefined && counted.broughtBy !== null;
}

/** Whether it can be read at all; what was read of it is nobody's yet. */
async function tryReading(
  context: Context,
  of: Billed & DayKey,
  file: BillFile,
  onProgress: OnProgress,
): Promise<void> {
  try {
    await readItems(context, of, file, onProgress);
  } finally {
    await clearItems(context, of, file.bill);
  }
}

/** Of a bill that turns out not to be right nothing stays but its file. */
async function readWhole(
  context: Context,
  of: Billed & DayKey,
  file: BillFile,
  onProgress: OnProgress,
): Promise<ReadBill> {
  try {
    return await readItems(context, of, file, onProgress);
  } catch (error) {
    const { connector, day } = of;
    await context.db.transaction((tx) => tx.query(endReading, [connector, day, file.bill]));
    await clearItems(context, of, file.bill);
    throw error;
  }
}

/** Unless it counts already, or somebody else has begun to read the same file meanwhile. */
async function clearItems(context: Context, of: DayKey, bill: string): Promise<void> {
  const { connector, day } = of;
  for (let slot = 0; slot < slotCount; slot += 1) {
    await context.db.transaction(async (tx) => {
      const [locked] = await tx.query(lockDay, [connector, day]);
      if (locked?.bill === bill || locked?.reading === bill) return;
      await tx.query(deleteItems, [slot, bill]);
    });
  }
}

/** From here on it is the bill of its day, and the one before it is not. */
async function count(
  context: Context,
  { connector, day }: DayKey,
  bill: string,
  { totalsNote, rows }: ReadBill,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const values = [connector, day, bill, totalsNote, rows, isoTime(tx.nowMs)];
    const [counted] = await tx.query(countBill, values);
    if (!counted) throw refuse.bill_overtaken({ day });
    await tx.query(forgetAsked, [connector, day]);
  });
}

/**
 * What was paid before midnight may stand in this bill, and so may what was given up before: then
 * what was booked for it is taken back.
 */
async function matchEarlier(
  context: Context,
  billed: Billed,
  { connector, day }: DayKey,
  onProgress: OnProgress,
): Promise<void> {
  const dayBefore = addDays(day, -1);
  const since = addDays(day, -context.settings().get(reconciliationSettings.lookBackDays));
  const [[known], [pool], booked] = await Promise.all([
    context.db.read(readDay, [connector, dayBefore]),
    context.db.read(hasWaitingBreaks, [connector, dayBefore]),
    context.db.read(readBookedDays, [connector, since, day]),
  ]);
  const isWaiting = known?.state === 'matched' && pool?.isWaiting === true;
  const days = new Set(booked.map((one) => one.day));
  if (isWaiting) days.add(dayBefore);
  for (const earlier of days) {
    await matchDay(context, billed, { connector, day: earlier }, onProgress);
  }
}
