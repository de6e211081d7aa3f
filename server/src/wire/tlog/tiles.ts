import { type Hash, nodeHash } from './hash.ts';
import type { Subtree } from './tree.ts';

/** Hashes in a full tile, which is a subtree of eight levels (C2SP tlog-tiles). */
export const tileWidth = 256;
const tileHeight = 8;
const hashLength = 32;

/** A tile by its place: level 0 has the leaves, each hash of level 1 the root of 256 of them. */
export interface TilePlace {
  readonly level: number;
  readonly number: number;
}

/** In which tile the hash of a subtree lies, or can be computed from. */
export function tileOf({ height, index }: Subtree): TilePlace {
  const level = Math.floor(height / tileHeight);
  const perTile = 2 ** (tileHeight - (height % tileHeight));
  return { level, number: Math.floor(index / perTile) };
}

/**
 * The hash of a subtree, computed from its tile. Throws a RangeError where the tile is too narrow.
 */
export function hashInTile({ height, index }: Subtree, tile: Buffer): Hash {
  const count = 2 ** (height % tileHeight);
  const first = (index * count) % tileWidth;
  const end = (first + count) * hashLength;
  if (end > tile.length) throw new RangeError(`a tile of ${tile.length} bytes has no byte ${end}`);
  return joined(tile.subarray(first * hashLength, end));
}

/** The root of a full tile, which stands in the tile above. */
export function rootOfTile(tile: Buffer): Hash {
  if (tile.length !== tileWidth * hashLength) throw new RangeError('only a full tile has a root');
  return joined(tile);
}

function joined(hashes: Buffer): Hash {
  if (hashes.length === hashLength) return hashes;
  const middle = hashes.length / 2;
  return nodeHash(joined(hashes.subarray(0, middle)), joined(hashes.subarray(middle)));
}

/** How many hashes the tile at this place has in a tree of this size; 0 where there is none. */
export function widthOf({ level, number }: TilePlace, size: number): number {
  const hashes = Math.floor(size / tileWidth ** level) - number * tileWidth;
  return Math.max(0, Math.min(tileWidth, hashes));
}

const lastDigits = 1_000;

/** `x001/x234/067` for 1234067, with `.p/17` behind it where the tile has but 17 hashes. */
export function tilePath(number: number, width: number = tileWidth): string {
  const parts = [String(number % lastDigits).padStart(3, '0')];
  for (let rest = Math.floor(number / lastDigits); rest > 0; rest = Math.floor(rest / lastDigits)) {
    parts.unshift(`x${String(rest % lastDigits).padStart(3, '0')}`);
  }
  return parts.join('/') + (width === tileWidth ? '' : `.p/${width}`);
}

const pathPattern = /^((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The opposite of `tilePath`; undefined for whatever it would not have written. */
export function readTilePath(path: string): { number: number; width: number } | undefined {
  const [, upper, last, narrow] = pathPattern.exec(path) ?? [];
  if (upper === undefined || last === undefined) return undefined;
  const number = Number(upper.replaceAll(/[x/]/g, '') + last);
  const width = narrow === undefined ? tileWidth : Number(narrow);
  const isOurs = Number.isSafeInteger(number) && tilePath(number, width) === path;
  return isOurs && (narrow === undefined || width < tileWidth) ? { number, width } : undefined;
}
