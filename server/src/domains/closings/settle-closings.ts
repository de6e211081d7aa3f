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
import {
  type ClosingRow,
  lockClosing,
  readEndingClosings,
  updateClosing,
} from './store/closings.ts';

const atOnce = 50;

/**
 * Settles the closings whose lines hold nothing back any more. Returns how many moved; one that
 * makes trouble or has to wait keeps no other back, however many of them there are.
 */
export async function settleClosings(context: Context): Promise<number> {
  const catalog = await readCatalog(context);
  const bank = (await listBankAccounts(context))[0]?.connector ?? 'bank';
  let moved = 0;
  let after: readonly [at: string, id: string] = beforeAll;
  for (;;) {
    const rows = await context.db.read(readEndingClosings, [...after, atOnce]);
    for (const row of rows) {
      const isMoved = await settleOrLog(context, row, { catalog, bank, decidedBy: null });
      moved += isMoved ? 1 : 0;
      after = [isoTime(row.orderedAt), row.id];
    }
    if (rows.length < atOnce) return moved;
  }
}

const beforeAll = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const;

async function settleOrLog(
  context: Context,
  { slot, id }: Pick<ClosingRow, 'slot' | 'id'>,
  paying: Omit<PayingBack, 'closing' | 'paper'>,
): Promise<boolean> {
  try {
    return await context.db.transaction(async (tx) => {
      const [row] = await tx.query(lockClosing, [slot, id]);
      if (row?.state !== 'ending') return false;
      const closing = closingOf(row);
      const paper = await readLineOnPaper(context, closing.line);
      return settle(tx, { ...paying, closing, paper });
    });
  } catch (error) {
    context.log.error('a closing could not be settled', { closing: id, error });
    return false;
  }
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
