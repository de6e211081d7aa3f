import { type InstantMs, isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import { drawReceipt, type PrintedProof } from './draw-receipt.ts';
import type { Receipt } from './receipt.ts';
import { slotOfCode } from './receipt-code.ts';
import type { ReceiptReader } from './receipt-rows.ts';
import { receiptSettings } from './settings.ts';
import { insertPrinted, readPrinted } from './store/receipts.ts';

/**
 * For this long what is fetched again is the same print: on a bad network a file often arrives at
 * the second try only, and that one is no copy.
 */
const samePrintMs = 10 * minuteMs;

/**
 * Prints a receipt as a PDF. Every print later than the first marks itself as a reprint, so that of
 * two papers on a table one can tell which is the copy. What it says is the same. Whose line it is
 * and who paid have a first print each.
 */
export async function printReceipt(
  context: Context,
  receipt: Receipt,
  { reader, proof }: { readonly reader: ReceiptReader; readonly proof: PrintedProof | null },
): Promise<Buffer> {
  const nowMs = context.clock.now();
  const firstAt = await firstPrintOf(context, receipt.code, reader.isOwn, nowMs);
  const isReprint = nowMs - firstAt >= samePrintMs;
  return drawReceipt(receipt, {
    reader,
    seller: context.settings().get(receiptSettings.seller),
    proof,
    printedAt: isReprint ? nowMs : firstAt,
    firstPrintedAt: isReprint ? firstAt : null,
  });
}

async function firstPrintOf(
  context: Context,
  code: string,
  isOwn: boolean,
  nowMs: InstantMs,
): Promise<InstantMs> {
  const place = [slotOfCode(code), code, isOwn];
  return context.db.transaction(async (tx) => {
    await tx.query(insertPrinted, [...place, isoTime(nowMs)]);
    const [printed] = await tx.query(readPrinted, place);
    return printed?.firstAt ?? nowMs;
  });
}
