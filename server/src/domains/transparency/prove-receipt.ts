import { slotOfCode } from '#receipts';
import type { Context } from '#platform/context';
import {
  hashInTile,
  inclusionProofText,
  inclusionRanges,
  rootOf,
  type Subtree,
  subtreesOf,
  tileOf,
} from '#wire/tlog';
import { entryOf, openingOf } from './entry.ts';
import { readLeaf, readReceiptText } from './store/leaves.ts';
import { type Head, readHead, readTiles } from './store/log.ts';

export interface ReceiptProof {
  /** C2SP tlog-proof; its extra data is the salt and the text. */
  readonly proof: string;
  /** Salt and text of what only the owner of the line may see. */
  readonly own: Buffer | null;
}

/**
 * The proof that a receipt stands in the log, for whoever has the log's public key. Undefined of a
 * receipt that is not there, or not yet: that takes a few seconds.
 */
export async function proveReceipt(
  context: Context,
  code: string,
): Promise<ReceiptProof | undefined> {
  const [receipt] = await context.db.read(readReceiptText, [slotOfCode(code), code]);
  if (!receipt) return undefined;
  const { shared: extra, own } = openingOf(context.secrets, receipt);
  const [leaf] = await context.db.read(readLeaf, [entryOf(context.secrets, receipt)]);
  const [head] = await context.db.read(readHead);
  if (!leaf || !head || leaf.index >= head.size) return undefined;
  const index = Number(leaf.index);
  const path = await pathOf(context, index, head);
  return { proof: inclusionProofText({ extra, index, path, checkpoint: head.note }), own };
}

async function pathOf(context: Context, index: number, head: Head): Promise<Buffer[]> {
  const size = Number(head.size);
  const ranges = inclusionRanges(index, size);
  const places = new Map(ranges.flatMap(subtreesOf).map((one) => [nameOf(one), tileOf(one)]));
  const rows = await context.db.read(readTiles, [
    [...places.values()].map(({ level }) => level),
    [...places.values()].map(({ number }) => number),
  ]);
  const tiles = new Map(rows.map((row) => [`${row.level}/${row.number}`, row.hashes]));
  const edge = new Map(head.levels.map((level, at) => [level, head.hashes[at]]));
  const hashOf = (subtree: Subtree) => {
    const full = tiles.get(nameOf(subtree));
    return hashInTile(subtree, full ?? edge.get(tileOf(subtree).level) ?? Buffer.alloc(0));
  };
  return ranges.map((range) => rootOf(range, hashOf));
}

function nameOf(subtree: Subtree): string {
  const { level, number } = tileOf(subtree);
  return `${level}/${number}`;
}
