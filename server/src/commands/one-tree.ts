import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Hash,
  hashInTile,
  rootOf,
  subtreesOf,
  type TilePlace,
  tileOf,
  tilePath,
  widthOf,
} from '#wire/tlog';

interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

const hashBytes = 32;
const timeoutMs = 10_000;

/**
 * Whether the smaller tree is how the larger one begins, by the larger one's tiles (C2SP
 * tlog-tiles), which lie in a folder or at an address. Undefined where those cannot be had, or are
 * not of the larger one: then nothing is said of the log.
 */
export async function isOneTree(
  source: string,
  smaller: Head,
  larger: Head,
): Promise<boolean | undefined> {
  const ranges = [smaller, larger].map(({ size }) => ({ start: 0, end: size }));
  const tiles = new Map<string, Buffer>();
  for (const subtree of ranges.flatMap(subtreesOf)) {
    const place = tileOf(subtree);
    if (tiles.has(nameOf(place))) continue;
    const tile = await readTile(source, place, widthOf(place, larger.size));
    if (!tile) return undefined;
    tiles.set(nameOf(place), tile);
  }
  const rootTo = (size: number): Hash =>
    rootOf({ start: 0, end: size }, (subtree) =>
      hashInTile(subtree, tiles.get(nameOf(tileOf(subtree))) ?? Buffer.alloc(0)),
    );
  if (!rootTo(larger.size).equals(larger.root)) return undefined;
  return rootTo(smaller.size).equals(smaller.root);
}

function nameOf({ level, number }: TilePlace): string {
  return `${level}/${number}`;
}

/** A tile that has grown since is there whole, and begins with the narrow one. */
async function readTile(
  source: string,
  { level, number }: TilePlace,
  width: number,
): Promise<Buffer | undefined> {
  for (const name of new Set([tilePath(number, width), tilePath(number)])) {
    const bytes = await bytesAt(source, `tile/${level}/${name}`);
    if (bytes && bytes.length >= width * hashBytes) return bytes;
  }
  return undefined;
}

async function bytesAt(source: string, name: string): Promise<Buffer | undefined> {
  try {
    if (!/^https?:/.test(source)) return await readFile(path.join(source, name));
    const address = `${source.replace(/\/+$/, '')}/${name}`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
  } catch {
    // Whatever kept it away: what cannot be had proves nothing.
    return undefined;
  }
}
