import { type InstantMs, Refusal } from '#base';
import type { Context } from '#platform/context';
import { listReceipts, readReceiptByCode, type Receipt, type ReceiptPage } from '#receipts';
import { type AskedReceipts, type Search, searchFor } from './asked-receipts.ts';
import { type Caller, look } from './look.ts';

const pageLength = 50;

/**
 * Receipts for staff: of a number, of some days, or by a code, newest first. Refuses with
 * `permission_missing` and `line_not_found`.
 */
export function findReceipts(
  context: Context,
  caller: Caller,
  asked: AskedReceipts,
  before?: InstantMs,
): Promise<ReceiptPage> {
  const permissions = ['receipts.read'] as const;
  return look(context, caller, { permissions, action: 'receipts.look' }, async () => {
    const search = await searchFor(context, asked);
    const { subject, details } = search;
    const result = await pageOf(context, search, before);
    return { result, details, ...(subject && { subject }) };
  });
}

async function pageOf(
  context: Context,
  { holder, wanted, code, ofOrder }: Search,
  before: InstantMs | undefined,
): Promise<ReceiptPage> {
  if (code !== null && holder === null) {
    const receipt = await receiptAt(context, code);
    return { receipts: receipt ? [receipt] : [], before: null };
  }
  const from = before === undefined ? {} : { before };
  const page = await listReceipts(context, holder, { ...from, limit: pageLength, wanted });
  if (ofOrder.length === 0) return page;
  const told = new Set(ofOrder.map((one) => one.code));
  const others = page.receipts.filter((one) => !told.has(one.code));
  const first = before === undefined ? ofOrder : [];
  return { receipts: [...first, ...others], before: page.before };
}

async function receiptAt(context: Context, code: string): Promise<Receipt | undefined> {
  try {
    return await readReceiptByCode(context, code);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'receipt_unknown') return undefined;
    throw error;
  }
}
