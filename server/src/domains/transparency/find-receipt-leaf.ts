import { slotOfCode } from '#receipts';
import type { Context } from '#platform/context';
import { entryOf } from './entry.ts';
import { readLeaf, readReceiptText } from './store/leaves.ts';
import { readHead } from './store/log.ts';

/** What a receipt is in the log, and whether it stands there yet; undefined of none. */
export async function findReceiptLeaf(
  context: Context,
  code: string,
): Promise<{ readonly entry: Buffer; readonly isSealed: boolean } | undefined> {
  const [receipt] = await context.db.read(readReceiptText, [slotOfCode(code), code]);
  if (!receipt) return undefined;
  const entry = entryOf(context.secrets, receipt);
  const [[leaf], [head]] = await Promise.all([
    context.db.read(readLeaf, [entry]),
    context.db.read(readHead),
  ]);
  return { entry, isSealed: leaf !== undefined && head !== undefined && leaf.index < head.size };
}
