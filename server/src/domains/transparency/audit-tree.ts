import type { Check } from '#ledger';
import type { Context } from '#platform/context';
import {
  type Hash,
  leafHash,
  readCheckpoint,
  readVerifierKey,
  signersOf,
  type TrustedKey,
  WrongNote,
} from '#wire/tlog';
import { type Edge, type FullTile, growTree, rootOfEdge } from './edge.ts';
import { Problems } from './problems.ts';
import { auditCosignature } from './audit-cosignature.ts';
import { auditCheckpoints, auditEntries, auditLaterCheckpoints } from './store/audit.ts';
import { type KeyRow, readKeys } from './store/keys.ts';
import { type LogRow, readHead, readTiles } from './store/log.ts';
import { auditCosignatures } from './store/witnesses.ts';

const atOnce = 5_000;

interface CheckpointRow {
  readonly size: bigint;
  readonly root: Buffer;
  readonly note: string;
}

/**
 * Grows the tree anew from its leaves and compares: every full tile, the root and the signature of
 * every checkpoint that is kept, and the edge.
 */
export async function auditTree(context: Context, log: LogRow): Promise<Check> {
  const problems = new Problems();
  const [checkpoints, keys] = await Promise.all([
    context.db.survey(auditCheckpoints, [log.size]),
    context.db.survey(readKeys),
  ]);
  const known = keys.flatMap((key) => readable(key, problems));
  let edge: Edge = { size: 0, tiles: [] };
  for (const checkpoint of checkpoints) {
    edge = await growTo(context, edge, Number(checkpoint.size), problems);
    if (edge.size < Number(checkpoint.size)) {
      problems.note(`leaf ${edge.size} is not there, of ${checkpoint.size} that were signed`);
      break;
    }
    auditCheckpoint(checkpoint, rootOfEdge(edge), { origin: log.origin, keys: known }, problems);
  }
  const last = checkpoints.at(-1);
  if ((last?.size ?? 0n) !== log.size) {
    problems.note(`the log has ${log.size} leaves, its last checkpoint ${last?.size ?? 0n}`);
  }
  for (const { size, note } of await context.db.survey(auditLaterCheckpoints, [log.size])) {
    if (sizeSaidIn(note) === Number(size)) continue;
    problems.note(`checkpoint ${size} says another size or another log`);
  }
  for (const row of await context.db.survey(auditCosignatures)) {
    auditCosignature(row, problems);
  }
  await auditEdge(context, edge, problems);
  return {
    name: 'transparency.tree',
    meaning: 'tiles, signed checkpoints and what witnesses signed are what the leaves make',
    checked: edge.size,
    problems: problems.found,
  };
}

function readable({ verifier, lastSize }: KeyRow, problems: Problems): TrustedKey[] {
  try {
    const key = readVerifierKey(verifier);
    return [lastSize === null ? key : { ...key, lastSize: Number(lastSize) }];
  } catch (error) {
    if (!(error instanceof WrongNote)) throw error;
    problems.note(`${verifier} is no key of the log: ${error.message}`);
    return [];
  }
}

/** Grows a tree by the leaves that stand in the log, and compares the tiles that become full. */
async function growTo(context: Context, from: Edge, size: number, problems: Problems) {
  let edge = from;
  while (edge.size < size) {
    const entries = await context.db.survey(auditEntries, [edge.size, size, atOnce]);
    if (entries.length === 0) return edge;
    const { edge: next, full } = growTree(
      edge,
      entries.map(({ entry }) => leafHash(entry)),
    );
    await auditTiles(context, full, problems);
    edge = next;
  }
  return edge;
}

async function auditTiles(context: Context, made: readonly FullTile[], problems: Problems) {
  if (made.length === 0) return;
  const rows = await context.db.survey(readTiles, [
    made.map(({ level }) => level),
    made.map(({ number }) => number),
  ]);
  const kept = new Map(rows.map((row) => [`${row.level}/${row.number}`, row.hashes]));
  for (const { level, number, hashes } of made) {
    if (kept.get(`${level}/${number}`)?.equals(hashes)) continue;
    problems.note(`tile ${level}/${number} is not what its leaves make`);
  }
}

function auditCheckpoint(
  { size, root, note: source }: CheckpointRow,
  made: Hash,
  { origin, keys }: { readonly origin: string; readonly keys: readonly TrustedKey[] },
  problems: Problems,
): void {
  try {
    const { checkpoint, note } = readCheckpoint(source);
    const signers = signersOf(note, keys);
    const isSigned = signers.some(({ lastSize = checkpoint.size }) => checkpoint.size <= lastSize);
    const isMade = made.equals(checkpoint.root) && made.equals(root);
    const isSame = checkpoint.size === Number(size) && checkpoint.origin === origin;
    if (!isSigned) problems.note(`checkpoint ${size} is not signed by a key of the log of then`);
    if (!isMade) problems.note(`checkpoint ${size} has not the root that its leaves make`);
    if (!isSame) problems.note(`checkpoint ${size} says another size or another log`);
  } catch (error) {
    if (!(error instanceof WrongNote)) throw error;
    problems.note(`checkpoint ${size}: ${error.message}`);
  }
}

function sizeSaidIn(note: string): number | undefined {
  try {
    return readCheckpoint(note).checkpoint.size;
  } catch (error) {
    if (!(error instanceof WrongNote)) throw error;
    return undefined;
  }
}

/** The edge may have grown meanwhile; then the next audit looks at it. */
async function auditEdge(context: Context, edge: Edge, problems: Problems): Promise<void> {
  const [head] = await context.db.survey(readHead);
  if (!head || Number(head.size) !== edge.size) return;
  for (const [level, hashes] of edge.tiles.entries()) {
    const kept = head.hashes[head.levels.indexOf(level)] ?? Buffer.alloc(0);
    if (!kept.equals(hashes)) problems.note(`the edge at level ${level} is not what leaves make`);
  }
}
