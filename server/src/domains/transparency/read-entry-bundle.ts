import type { Context } from '#platform/context';
import { tileWidth, widthOf } from '#wire/tlog';
import { withLengths } from './entry-bundle.ts';
import { readEntries } from './store/leaves.ts';
import { readHead } from './store/log.ts';

/** The entries below a tile of level 0, each behind its length in two bytes. */
export async function readEntryBundle(
  context: Context,
  number: number,
  width: number,
): Promise<Buffer | undefined> {
  const [head] = await context.db.read(readHead);
  if (!head || widthOf({ level: 0, number }, Number(head.size)) < width) return undefined;
  const rows = await context.db.read(readEntries, [number * tileWidth, width]);
  return withLengths(Buffer.concat(rows.map(({ entry }) => entry)));
}
