import { isoTime, readCode } from '#base';
import type { Context } from '#platform/context';
import type { Receipt } from './receipt.ts';
import { isWanted, type WantedReceipts } from './receipt-filter.ts';
import { readByOrder } from './store/by-order.ts';
import { readReceipts, receiptOf } from './store/receipts.ts';

/** As the orders of ours have them. */
const digits = 6;

/**
 * What is wanted of the receipts whose order has the number that is the text, newest first, however
 * old: those of the last minutes may not be among them yet. None where the text is no such number.
 */
export async function findReceiptsOfOrder(
  { db, clock }: Context,
  { text = '', ...wanted }: WantedReceipts & { readonly sinceMs: number },
): Promise<Receipt[]> {
  const reference = readCode(text, digits);
  if (reference === undefined) return [];
  const until = Math.min(wanted.untilMs ?? Number.MAX_SAFE_INTEGER, clock.now());
  const span = [isoTime(wanted.sinceMs), isoTime(until)];
  const found = await db.read(readByOrder, [reference, ...span]);
  if (found.length === 0) return [];
  const keys = [found.map(({ slot }) => slot), found.map(({ code }) => code)];
  const receipts = (await db.read(readReceipts, keys)).map(receiptOf);
  return receipts.filter((receipt) => isWanted(receipt, wanted));
}
