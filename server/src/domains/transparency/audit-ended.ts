import type { Check } from '#ledger';
import type { Context } from '#platform/context';
import { leafHash, signersOf, readCheckpoint, WrongNote } from '#wire/tlog';
import { type Edge, growTree, rootOfEdge } from './edge.ts';
import { Problems } from './problems.ts';
import { trustedOf } from './signed-checkpoint.ts';
import {
  auditEndedLogs,
  auditEndedTiles,
  countEndedTiles,
  type EndedRow,
  readEndedTile,
} from './store/ended.ts';
import { readKeys } from './store/keys.ts';

const hashBytes = 32;
const atOnce = 32;
const levelOfEntries = -1;

/** Grows each log that has ended anew from its entries, and compares all that is kept of it. */
export async function auditEnded(context: Context): Promise<Check> {
  const problems = new Problems();
  let checked = 0;
  for (const log of await context.db.survey(auditEndedLogs)) {
    const edge = await auditOne(context, log, problems);
    await auditNote(context, log, edge, problems);
    checked += edge.size;
  }
  return {
    name: 'transparency.ended',
    meaning: 'logs that have ended are as they were published',
    checked,
    problems: problems.found,
  };
}

async function auditOne(context: Context, { origin }: EndedRow, problems: Problems): Promise<Edge> {
  let edge: Edge = { size: 0, tiles: [] };
  let bundles = 0;
  let tiles = 0;
  const compare = async (level: number, number: number, made: Buffer) => {
    const [kept] = await context.db.survey(readEndedTile, [origin, level, number]);
    tiles += 1;
    if (kept?.hashes.equals(made)) return;
    problems.note(`tile ${level}/${number} of ${origin} is not what its leaves make`);
  };
  for (;;) {
    const rows = await context.db.survey(auditEndedTiles, [
      origin,
      levelOfEntries,
      bundles,
      atOnce,
    ]);
    if (rows.length === 0) break;
    const { edge: next, full } = growTree(
      edge,
      rows.flatMap(({ hashes }) => leavesOf(hashes)),
    );
    for (const { level, number, hashes } of full) await compare(level, number, hashes);
    edge = next;
    bundles = Number(rows.at(-1)?.number ?? 0n) + 1;
    tiles += rows.length;
  }
  for (const [level, hashes] of edge.tiles.entries()) {
    if (hashes.length === 0) continue;
    await compare(level, Math.floor(edge.size / 256 ** (level + 1)), hashes);
  }
  const [row] = await context.db.survey(countEndedTiles, [origin]);
  if (Number(row?.count ?? 0n) !== tiles) problems.note(`${origin} has tiles that no leaves make`);
  return edge;
}

function leavesOf(entries: Buffer): Buffer[] {
  return Array.from({ length: entries.length / hashBytes }, (_, at) =>
    leafHash(entries.subarray(at * hashBytes, (at + 1) * hashBytes)),
  );
}

async function auditNote(
  context: Context,
  { origin, size, note: source }: EndedRow,
  edge: Edge,
  problems: Problems,
): Promise<void> {
  try {
    const keys = (await context.db.survey(readKeys)).map(trustedOf);
    const { checkpoint, note } = readCheckpoint(source);
    const isSame = checkpoint.origin === origin && checkpoint.size === Number(size);
    const isMade = edge.size === Number(size) && rootOfEdge(edge).equals(checkpoint.root);
    // Of a key that was revoked nothing is believed, and what it signed stays what it signed.
    const isSigned = signersOf(note, keys).length > 0;
    if (isSame && isMade && isSigned) return;
    problems.note(`${origin} is not the log of ${size} leaves that its checkpoint signs`);
  } catch (error) {
    if (!(error instanceof WrongNote)) throw error;
    problems.note(`the checkpoint of ${origin}: ${error.message}`);
  }
}
