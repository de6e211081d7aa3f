import { slotOfCode } from '#receipts';
import type { Context } from '#platform/context';
import { inclusionProofText, inclusionRanges } from '#wire/tlog';
import { bestHead } from './best-head.ts';
import { entryOf, openingOf } from './entry.ts';
import { hashesOf } from './hashes-of.ts';
import { readLeaf, readReceiptText } from './store/leaves.ts';

export interface ReceiptProof {
  /** C2SP tlog-proof; its extra data is the salt and the text. */
  readonly proof: string;
  /** Salt and text of what only the owner of the line may see. */
  readonly own: Buffer | null;
}

/**
 * The proof that a receipt stands in the log, for whoever has the log's public key, with what
 * witnesses have signed by then. Undefined of a receipt that is not there, or not yet: that takes a
 * few seconds, and the witnesses some more.
 */
export async function proveReceipt(
  context: Context,
  code: string,
): Promise<ReceiptProof | undefined> {
  const [receipt] = await context.db.read(readReceiptText, [slotOfCode(code), code]);
  if (!receipt) return undefined;
  const { shared: extra, own } = openingOf(context.secrets, receipt);
  const [leaf] = await context.db.read(readLeaf, [entryOf(context.secrets, receipt)]);
  const head = leaf && (await bestHead(context, { index: leaf.index }));
  if (!leaf || !head || leaf.index >= head.size) return undefined;
  const index = Number(leaf.index);
  const path = await hashesOf(context, inclusionRanges(index, Number(head.size)), head);
  return { proof: inclusionProofText({ extra, index, path, checkpoint: head.note }), own };
}
