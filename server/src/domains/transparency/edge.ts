import {
  type Hash,
  hashInTile,
  rootOf,
  rootOfTile,
  type TilePlace,
  tileOf,
  tileWidth,
} from '#wire/tlog';

/** The partial tiles at the right end of a tree, by level; an empty one where there is none. */
export interface Edge {
  readonly size: number;
  readonly tiles: readonly Buffer[];
}

export interface FullTile extends TilePlace {
  readonly hashes: Buffer;
}

export interface Grown {
  readonly edge: Edge;
  /** Tiles that became full, from the leaves up. */
  readonly full: readonly FullTile[];
}

const tileBytes = tileWidth * 32;
const levels = 8;

/** Appends leaf hashes to a tree of which only the right edge is known. */
export function growTree({ size, tiles }: Edge, leaves: readonly Hash[]): Grown {
  const full: FullTile[] = [];
  const grown: Buffer[] = [];
  let added = leaves;
  for (let level = 0; level < levels; level += 1) {
    const row = Buffer.concat([tiles[level] ?? Buffer.alloc(0), ...added]);
    const whole = Math.floor(row.length / tileBytes);
    const first = Math.floor(size / tileWidth ** (level + 1));
    const done = Array.from({ length: whole }, (_, at) => ({
      level,
      number: first + at,
      hashes: row.subarray(at * tileBytes, (at + 1) * tileBytes),
    }));
    full.push(...done);
    grown.push(row.subarray(whole * tileBytes));
    added = done.map(({ hashes }) => rootOfTile(hashes));
  }
  return { edge: { size: size + leaves.length, tiles: grown }, full };
}

/** The root over all leaves: every subtree that is whole lies at the edge. */
export function rootOfEdge({ size, tiles }: Edge): Hash {
  return rootOf({ start: 0, end: size }, (subtree) => {
    return hashInTile(subtree, tiles[tileOf(subtree).level] ?? Buffer.alloc(0));
  });
}
