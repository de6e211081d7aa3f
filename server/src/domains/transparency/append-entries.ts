import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { checkpointText, leafHash, noteText, signNote } from '#wire/tlog';
import { entryOf } from './entry.ts';
import { growTree, rootOfEdge } from './edge.ts';
import { signingKeys } from './keys.ts';
import type { SignedTree } from './last-signed.ts';
import { insertLeaves, type Recorded, readPresent } from './store/leaves.ts';
import { insertCheckpoint, insertTiles, type LogRow, readEdge, writeEdge } from './store/log.ts';

/** Entries that are made in one go: half a millisecond of the server's only thread. */
const unbroken = 128;

interface Appended {
  readonly count: number;
  readonly tree: SignedTree | undefined;
}

/**
 * Appends what is not there yet behind the first `size` leaves and signs a checkpoint over all. The
 * log is locked. What is `supposedNew` is not looked up: after a clock that was set back or a
 * backup that was restored the key of the table refuses it, and the transaction runs again, which
 * looks all up. Returns how many were added, and the tree that was signed where any was.
 */
export async function appendEntries(
  context: Context,
  tx: Tx,
  log: Pick<LogRow, 'origin' | 'size'>,
  recorded: readonly Recorded[],
  supposedNew = false,
): Promise<Appended> {
  const { origin } = log;
  const size = Number(log.size);
  const made = await entriesOf(context, recorded);
  const entries = supposedNew && !tx.isRepeated ? made : await absent(tx, made);
  if (entries.length === 0) return { count: 0, tree: undefined };
  const [keys, rows] = await Promise.all([signingKeys(context, tx, log), tx.query(readEdge)]);
  const tiles: Buffer[] = [];
  for (const { level, hashes } of rows) tiles[level] = hashes;
  const { edge, full } = growTree({ size, tiles }, entries.map(leafHash));
  for (const [at, entry] of entries.entries()) tx.append(insertLeaves, { index: size + at, entry });
  for (const tile of full) tx.append(insertTiles, tile);
  for (const [level, hashes] of edge.tiles.entries()) {
    const before = tiles[level] ?? Buffer.alloc(0);
    if (!hashes.equals(before)) tx.append(writeEdge, { level, hashes });
  }
  const root = rootOfEdge(edge);
  const text = checkpointText({ origin, size: edge.size, root });
  const signatures = keys.map(({ verifier, secret }) => signNote(text, verifier, secret));
  const note = noteText({ text, signatures });
  tx.append(insertCheckpoint, { size: edge.size, root, note, signedAt: tx.nowMs });
  return { count: entries.length, tree: { origin, size: edge.size, root } };
}

/** Others have a word in between: of many leaves the hashes take longer than all else. */
async function entriesOf({ secrets }: Context, recorded: readonly Recorded[]): Promise<Buffer[]> {
  const made: Buffer[] = [];
  for (const one of recorded) {
    made.push(entryOf(secrets, one));
    if (made.length % unbroken === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return made;
}

async function absent(tx: Tx, made: readonly Buffer[]): Promise<readonly Buffer[]> {
  if (made.length === 0) return [];
  const present = await tx.query(readPresent, [made]);
  const known = new Set(present.map(({ entry }) => entry.toString('hex')));
  return made.filter((entry) => !known.has(entry.toString('hex')));
}
