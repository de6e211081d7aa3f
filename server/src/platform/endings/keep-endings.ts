import { statSync } from 'node:fs';
import { Fault, type InstantMs, isoTime, minuteMs } from '#base';
import { type Context, keptIn } from '#platform/context';
import { appendEndings, type EndingsFile, readEndingsFile } from './endings-file.ts';
import { readEndings, readLastRestore } from './store.ts';

/** How much longer than others a transaction may take from its time to its commit. */
const overlapMs = 10 * minuteMs;

interface Known {
  size: number;
  /** The newest lines of it alone: it is kept for ever, and grows. */
  file: EndingsFile | undefined;
}

const owner = {};

/**
 * Writes into a file beside the database what has ended and is not there yet: a restored database
 * knows nothing of it. The file is read once, and again where another process has added to it.
 * Returns how many were added. Where the file knows what the database does not, that was replaced
 * by an older one while we went on: it is a fault, and nobody is served after the next start.
 */
export async function keepEndings(context: Context, file: string): Promise<number> {
  const known = keptIn<Known>(context, owner, () => ({ size: -1, file: undefined }));
  const size = sizeOf(file);
  const before = known.size === size ? known.file : undefined;
  const held = before ?? newestOf(readEndingsFile(file, context.secrets));
  if (held.wrongLine !== undefined) {
    throw new Fault(`line ${held.wrongLine} of ${file} is not ours: keep it apart, and look why`);
  }
  const rows = await context.db.read(readEndings, [isoTime(overlapOf(held))]);
  await requireKnown(context, held, new Set(rows.map(({ id }) => id)));
  const there = new Set(held.endings.map(({ id }) => id));
  const added = rows.filter(({ id }) => !there.has(id));
  known.file =
    added.length > 0 ? newestOf(appendEndings(file, held, added, context.secrets)) : held;
  known.size = sizeOf(file);
  return added.length;
}

async function requireKnown(context: Context, { endings }: EndingsFile, ids: Set<string>) {
  const unknown = endings.filter(({ id }) => !ids.has(id));
  if (unknown.length === 0) return;
  const [restore] = await context.db.read(readLastRestore);
  const waivedAt = restore?.settledBy === 'waived' ? (restore.settledAt ?? 0) : 0;
  if (unknown.every(({ at }) => at <= waivedAt)) return;
  throw new Fault('the database is an older one: stop, and say "lowu endings apply"');
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** From where on the database is asked: what stands in the file before is there for sure. */
function overlapOf({ endings }: EndingsFile): InstantMs {
  const last = endings.reduce((latest, { at }) => Math.max(latest, at), 0);
  return Math.max(0, last - overlapMs);
}

function newestOf(file: EndingsFile): EndingsFile {
  const since = overlapOf(file);
  return { ...file, endings: file.endings.filter(({ at }) => at >= since) };
}
