import type { Context } from '#platform/context';
import { type Hash, hashInTile, type Range, rootOf, subtreesOf, tileOf } from '#wire/tlog';
import { type Head, readTiles } from './store/log.ts';

type Subtree = ReturnType<typeof subtreesOf>[number];

/**
 * The roots over ranges of leaves, for a proof: from full tiles, and from an edge that was read
 * before them. Where a tile became full in between, it is there whole.
 */
export async function hashesOf(
  context: Context,
  ranges: readonly Range[],
  { levels, hashes }: Pick<Head, 'levels' | 'hashes'>,
): Promise<Hash[]> {
  const places = new Map(ranges.flatMap(subtreesOf).map((one) => [nameOf(one), tileOf(one)]));
  const rows = await context.db.read(readTiles, [
    [...places.values()].map(({ level }) => level),
    [...places.values()].map(({ number }) => number),
  ]);
  const tiles = new Map(rows.map((row) => [`${row.level}/${row.number}`, row.hashes]));
  const edge = new Map(levels.map((level, at) => [level, hashes[at]]));
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
