import { isoTime, newId, slotOf, uuidOf } from '#base';
import type { Catalog } from '#catalog';
import type { Tx } from '#platform/postgres';
import { wasSwappedLately } from '#sims';
import { type LineId, setBar } from '#subscribers';
import type { Closing, ClosingId } from './closing.ts';
import { loadSheet } from './load-sheet.ts';
import { refuse } from './refusals.ts';
import { insertClosing } from './store/closings.ts';

export interface ClosingOrder {
  readonly line: LineId;
  /** The subscriber or the member of staff who wants it. */
  readonly by: string;
  /** Where the rest goes that has no way back; empty where there is none. */
  readonly toName: string;
  readonly toAccount: string;
}

/**
 * Bars a line and writes its closing. Refuses with `closing_exists`, `closing_account_needed` and,
 * for a while after its SIM was replaced, `closing_sim_new`.
 */
export async function openClosing(tx: Tx, catalog: Catalog, order: ClosingOrder): Promise<Closing> {
  const { line, by, toName, toAccount } = order;
  if (await wasSwappedLately(tx, line)) throw refuse.closing_sim_new();
  const sheet = await loadSheet(tx, line, catalog);
  if (sheet.isAccountNeeded && (toName === '' || toAccount === '')) {
    throw refuse.closing_account_needed();
  }
  const id: ClosingId = newId('cls', tx.nowMs, slotOf(line));
  const values = [slotOf(line), uuidOf(id), uuidOf(line), by, toName, toAccount];
  const [written] = await tx.query(insertClosing, [...values, isoTime(tx.nowMs)]);
  if (!written) throw refuse.closing_exists();
  await setBar(tx, { line, bar: 'closed', isOn: true, cause: id });
  const orderedAt = tx.nowMs;
  const closing = { id, line, toName, toAccount, orderedAt, orderedBy: by };
  return { ...closing, state: 'ending', backMinor: null };
}
