import { isoTime, slotOf, uuidOf } from '#base';
import { readCatalog } from '#catalog';
import { listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { readLineOnPaper } from '#subscribers';
import { isLookedAt } from './closing.ts';
import { closingOf } from './load-closings.ts';
import { loadSheet } from './load-sheet.ts';
import { payBack, type PayingBack } from './pay-back.ts';
import { closingSettings } from './settings.ts';
import { lockClosing, readEndingClosings, updateClosing } from './store.ts';

const atOnce = 50;

/**
 * Settles the closings whose lines hold nothing back any more. Returns how many moved; one that
 * makes trouble keeps no other back.
 */
export async function settleClosings(context: Context): Promise<number> {
  const rows = await context.db.read(readEndingClosings, [atOnce]);
  const catalog = await readCatalog(context);
  const bank = (await listBankAccounts(context))[0]?.connector ?? 'bank';
  let moved = 0;
  for (const { slot, id } of rows) {
    try {
      const isMoved = await context.db.transaction(async (tx) => {
        const [row] = await tx.query(lockClosing, [slot, id]);
        if (row?.state !== 'ending') return false;
        const closing = closingOf(row);
        const paper = await readLineOnPaper(context, closing.line);
        return settle(tx, { closing, catalog, paper, bank, decidedBy: null });
      });
      moved += isMoved ? 1 : 0;
    } catch (error) {
      context.log.error('a closing could not be settled', { closing: id, error });
    }
  }
  return moved;
}

/** False while something on the line is still held. */
async function settle(tx: Tx, paying: PayingBack): Promise<boolean> {
  const { closing, catalog } = paying;
  const sheet = await loadSheet(tx, closing.line, catalog);
  if (sheet.heldMinor > 0n) return false;
  if (isLookedAt(closing, sheet, BigInt(tx.settings.get(closingSettings.aloneMostMinor)))) {
    const at = isoTime(tx.nowMs);
    const values = [slotOf(closing.id), uuidOf(closing.id), 'to_approve', null, null, at];
    await tx.query(updateClosing, values);
    return true;
  }
  await payBack(tx, paying);
  return true;
}
