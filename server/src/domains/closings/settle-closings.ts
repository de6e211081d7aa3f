import { isoTime, slotOf, uuidOf } from '#base';
import { listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Closing } from './closing.ts';
import { closingOf } from './load-closings.ts';
import { loadSheet } from './load-sheet.ts';
import { payBack } from './pay-back.ts';
import { closingSettings } from './settings.ts';
import { lockClosing, readEndingClosings, updateClosing } from './store.ts';

const atOnce = 50;

/**
 * Settles the closings whose lines hold nothing back any more. Returns how many moved; one that
 * makes trouble keeps no other back.
 */
export async function settleClosings(context: Context): Promise<number> {
  const rows = await context.db.read(readEndingClosings, [atOnce]);
  const bank = (await listBankAccounts(context))[0]?.connector ?? 'bank';
  let moved = 0;
  for (const { slot, id } of rows) {
    try {
      const isMoved = await context.db.transaction(async (tx) => {
        const [row] = await tx.query(lockClosing, [slot, id]);
        return row?.state === 'ending' && (await settle(tx, closingOf(row), bank));
      });
      moved += isMoved ? 1 : 0;
    } catch (error) {
      context.log.error('a closing could not be settled', { closing: id, error });
    }
  }
  return moved;
}

/** False while something on the line is still held. */
async function settle(tx: Tx, closing: Closing, bank: string): Promise<boolean> {
  const sheet = await loadSheet(tx, closing.line);
  if (sheet.heldMinor > 0n) return false;
  const most = BigInt(tx.settings.get(closingSettings.aloneMostMinor));
  if (sheet.backMinor > most) {
    const at = isoTime(tx.nowMs);
    const values = [slotOf(closing.id), uuidOf(closing.id), 'to_approve', null, null, at];
    await tx.query(updateClosing, values);
    return true;
  }
  await payBack(tx, { closing, bank, decidedBy: null });
  return true;
}
