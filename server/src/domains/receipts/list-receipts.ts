import { type Id, type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Receipt } from './receipt.ts';
import { slotOfCode } from './receipt-code.ts';
import { readHeld, readReceipts, receiptOf } from './store.ts';

export interface ReceiptPage {
  readonly receipts: readonly Receipt[];
  /** Ask for what was issued before this instant next; null on the last page. */
  readonly before: InstantMs | null;
}

/**
 * Far after any receipt: the first page begins here, and takes in those issued this very moment.
 */
const never: InstantMs = Date.parse('9999-12-31T00:00:00Z');

/**
 * The receipts that a person or device holds, newest first: at most `limit`, more only for ties.
 */
export async function listReceipts(
  context: Context,
  holder: Id,
  { before = never, limit }: { readonly before?: InstantMs; readonly limit: number },
): Promise<ReceiptPage> {
  const owner = [slotOf(holder), uuidOf(holder)];
  const held = await context.db.read(readHeld, [...owner, isoTime(before), limit]);
  if (held.length === 0) return { receipts: [], before: null };
  const codes = held.map(({ code }) => code);
  const rows = await context.db.read(readReceipts, [codes.map(slotOfCode), codes]);
  const oldest = held.at(-1)?.issuedAt ?? null;
  return { receipts: rows.map(receiptOf), before: held.length < limit ? null : oldest };
}
