import type { Context } from '#platform/context';
import { tileWidth, widthOf } from '#wire/tlog';
import { readEntries } from './store/leaves.ts';
import { readHead } from './store/log.ts';

const entryBytes = 32;

/** The entries below a tile of level 0, each behind its length in two bytes. */
export async function readEntryBundle(
  context: Context,
  number: number,
  width: number,
): Promise<Buffer | undefined> {
  const [head] = await context.db.read(readHead);
  if (!head || widthOf({ level: 0, number }, Number(head.size)) < width) return undefined;
  const rows = await context.db.read(readEntries, [number * tileWidth, width]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(entryBytes);
  return Buffer.concat(rows.flatMap(({ entry }) => [length, entry]));
}
