import { type Id, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Receipt } from './receipt.ts';
import { parseReceiptCode, slotOfCode } from './receipt-code.ts';
import { refuse } from './refusals.ts';
import { readIsHeld, readReceipts, receiptOf } from './store/receipts.ts';

/**
 * A receipt by its code, as a person may type it. With `holders`, only if one of them holds it.
 * What does not exist and what is another's are refused alike, with `receipt_unknown`.
 */
export async function readReceiptByCode(
  context: Context,
  text: string,
  holders?: readonly Id[],
): Promise<Receipt> {
  const code = parseReceiptCode(text);
  if (code === undefined) throw refuse.receipt_unknown();
  const [row] = await context.db.read(readReceipts, [[slotOfCode(code)], [code]]);
  if (!row) throw refuse.receipt_unknown();
  if (holders) {
    const keys = [holders.map(slotOf), holders.map(uuidOf)];
    const [found] = await context.db.read(readIsHeld, [...keys, isoTime(row.issuedAt), code]);
    if (found?.isHeld !== true) throw refuse.receipt_unknown();
  }
  return receiptOf(row);
}
