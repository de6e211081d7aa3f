import { idFrom, slotCount, slotOf } from '#base';
import { lockPayments } from '#payments';
import type { Tx } from '#platform/postgres';
import { bankEntry, type Break, type Found, isOfPayout } from './break.ts';
import { differencesOf, missingOf, totalsOf } from './difference.ts';
import { feeRateOf, reconciliationSettings } from './settings.ts';
import { readDay } from './store/days.ts';
import { readDifferentRow, readMissingRow } from './store/differences.ts';

const everySlot = Array.from({ length: slotCount }, (_, slot) => slot);

/**
 * Whether both sides say still what they said when the break was found, with our payment locked, so
 * that no word of its money comes between this and what is decided by it. What is paid out is
 * looked at wherever it changes, and our bank's statement before anything is decided.
 */
export async function stillDiffers(tx: Tx, found: Break): Promise<boolean> {
  if (isOfPayout(found.fact) || found.kind === bankEntry) return true;
  if (found.kind === 'payment' && found.number !== null) {
    await lockPayments(tx, [idFrom('att', found.number)]);
  }
  const now = await differencesNow(tx, found);
  return now.some(({ fact, subject }) => fact === found.fact && subject === found.subject);
}

async function differencesNow(tx: Tx, found: Break): Promise<Found[]> {
  const { connector, day: ofDay, number, row, kind, fact } = found;
  const [day] = await tx.query(readDay, [connector, ofDay]);
  if (!day) return [];
  if (fact === 'totals_differ') return day.totalsNote === null ? [] : [totalsOf(day.totalsNote)];
  if (fact === 'not_in_bill' && number !== null) {
    const values = [connector, slotOf(idFrom('att', number)), number, kind];
    return (await tx.query(readMissingRow, values)).map(missingOf);
  }
  if (day.bill === null) return [];
  const rate = feeRateOf(tx.settings.get(reconciliationSettings.feeRates), connector);
  const { basisPoints = null, fixedMinor = 0n } = rate ?? {};
  const values = [everySlot, day.bill, connector, basisPoints, 1, fixedMinor, ofDay, row];
  const rows = await tx.query(readDifferentRow, values);
  return rows.flatMap((one) => differencesOf(one, connector));
}
