import type { Context } from '#platform/context';
import { type TilePlace, widthOf } from '#wire/tlog';
import { readHead, readTiles } from './store/log.ts';

const hashBytes = 32;

/** A tile of so many hashes, side by side. Undefined where the log is not as large. */
export async function readTile(
  context: Context,
  place: TilePlace,
  width: number,
): Promise<Buffer | undefined> {
  const [head] = await context.db.read(readHead);
  if (!head || widthOf(place, Number(head.size)) < width) return undefined;
  const [full] = await context.db.read(readTiles, [[place.level], [place.number]]);
  const hashes = full?.hashes ?? head.hashes[head.levels.indexOf(place.level)];
  return hashes?.subarray(0, width * hashBytes);
}
