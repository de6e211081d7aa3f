import { type Id, type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Receipt } from './receipt.ts';
import { slotOfCode } from './receipt-code.ts';
import { isWanted, type WantedReceipts } from './receipt-filter.ts';
import { readHeld, readIssued, readReceipts, receiptOf } from './store/receipts.ts';

export interface ReceiptPage {
  readonly receipts: readonly Receipt[];
  /** Ask for what was issued before this instant next; null on the last page. */
  readonly before: InstantMs | null;
}

/**
 * Far after any receipt: the first page begins here, and takes in those issued this very moment.
 */
const never: InstantMs = Date.parse('9999-12-31T00:00:00Z');

/** So many pages are looked through at most at once: whoever wants to look further asks again. */
const mostPages = 50;

/**
 * The receipts that a person or device holds, or with null everybody's, newest first: at most
 * `limit`, and more only for ties and for what is found together. Of what is `wanted` there may be
 * fewer, and none at all, while there are earlier ones.
 */
export async function listReceipts(
  context: Context,
  holder: Id | null,
  {
    before: first = never,
    limit,
    wanted = {},
  }: {
    readonly before?: InstantMs;
    readonly limit: number;
    readonly wanted?: WantedReceipts;
  },
): Promise<ReceiptPage> {
  const { sinceMs = Number.NEGATIVE_INFINITY, untilMs = never - 1 } = wanted;
  const receipts: Receipt[] = [];
  let before: InstantMs | null = Math.min(first, untilMs + 1);
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page: ReceiptPage = await readPage(context, holder, { before, limit });
    receipts.push(...page.receipts.filter((one) => isWanted(one, wanted)));
    before = page.before !== null && page.before > sinceMs ? page.before : null;
    if (before === null || receipts.length >= limit) break;
  }
  return { receipts, before };
}

async function readPage(
  context: Context,
  holder: Id | null,
  { before, limit }: { readonly before: InstantMs; readonly limit: number },
): Promise<ReceiptPage> {
  if (holder === null) {
    const rows = await context.db.read(readIssued, [isoTime(before), limit]);
    const oldest = rows.at(-1)?.issuedAt ?? null;
    return { receipts: rows.map(receiptOf), before: rows.length < limit ? null : oldest };
  }
  const owner = [slotOf(holder), uuidOf(holder)];
  const held = await context.db.read(readHeld, [...owner, isoTime(before), limit]);
  if (held.length === 0) return { receipts: [], before: null };
  const codes = held.map(({ code }) => code);
  const rows = await context.db.read(readReceipts, [codes.map(slotOfCode), codes]);
  const oldest = held.at(-1)?.issuedAt ?? null;
  return { receipts: rows.map(receiptOf), before: held.length < limit ? null : oldest };
}
