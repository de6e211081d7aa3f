import { addDays, isoTime, slotCount } from '#base';
import type { Context } from '#platform/context';
import { billedBy } from './billed-by.ts';
import type { DayKey } from './day.ts';
import { keepBill } from './keep-bill.ts';
import type { Billed } from './list-billed.ts';
import { matchDay } from './match-day.ts';
import type { OnProgress } from './progress.ts';
import { type BillFile, readItems } from './read-items.ts';
import { refuse } from './refusals.ts';
import { reconciliationSettings } from './settings.ts';
import { hasWaitingBreaks, readBookedDays } from './store/breaks.ts';
import { insertDay, lockDay, readDay, updateDay } from './store/days.ts';
import { deleteItems } from './store/items.ts';

/**
 * Brings a bill of a day in: keeps the file, reads it, matches it, and matches earlier days again
 * of which something was waiting for this one or was given up. The same bytes again change nothing:
 * false. Refuses with `bills_unknown`, `bill_too_early`, `bill_unreadable`, `bill_of_another` and
 * `too_many_breaks`; then the day is still awaited, and the file is kept.
 */
export async function importBill(
  context: Context,
  { file, ...key }: DayKey & { readonly file: Buffer },
  onProgress: OnProgress = () => undefined,
): Promise<boolean> {
  const billed = await billedBy(context, key.connector);
  if (context.clock.now() < billed.source.startOfDay(addDays(key.day, 1))) {
    throw refuse.bill_too_early({ day: key.day });
  }
  const bill = await keepBill(context, key, file, onProgress);
  const isNew = await begin(context, key, bill);
  if (!isNew) return false;
  const totalsNote = await readWhole(context, { ...billed, ...key }, { bill, file }, onProgress);
  await setDay(context, key, { state: 'read', bill, totalsNote });
  await matchDay(context, billed, key, onProgress);
  await matchEarlier(context, billed, key, onProgress);
  return true;
}

/** False when this bill counts already, and has been matched. */
async function begin(context: Context, key: DayKey, bill: string): Promise<boolean> {
  const { connector, day } = key;
  const at = isoTime(context.clock.now());
  return context.db.transaction(async (tx) => {
    await tx.query(insertDay, [connector, day, at, at]);
    const [known] = await tx.query(lockDay, [connector, day]);
    return known?.state !== 'matched' || known.bill !== bill;
  });
}

/** Of a bill that turns out not to be right nothing stays but its file. */
async function readWhole(
  context: Context,
  of: Billed & DayKey,
  file: BillFile,
  onProgress: OnProgress,
): Promise<string | null> {
  try {
    return await readItems(context, of, file, onProgress);
  } catch (error) {
    for (let slot = 0; slot < slotCount; slot += 1) {
      await context.db.transaction((tx) => tx.query(deleteItems, [slot, file.bill]));
    }
    throw error;
  }
}

interface DayChange {
  readonly state: 'read';
  readonly bill: string;
  readonly totalsNote: string | null;
}

async function setDay(context: Context, key: DayKey, change: DayChange): Promise<void> {
  const { connector, day } = key;
  const { state, bill, totalsNote } = change;
  await context.db.transaction(async (tx) => {
    const at = isoTime(tx.nowMs);
    await tx.query(updateDay, [connector, day, state, bill, totalsNote, at, null, at]);
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
