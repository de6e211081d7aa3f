import { statSync } from 'node:fs';
import { Fault, type InstantMs, isoTime, minuteMs } from '#base';
import { type Context, keptIn } from '#platform/context';
import { appendEndings, type EndingsFile, readEndingsFile } from './endings-file.ts';
import { readEndings } from './store.ts';

/** How much longer than others a transaction may take from its time to its commit. */
const overlapMs = 10 * minuteMs;

interface Known {
  size: number;
  file: EndingsFile | undefined;
}

const owner = {};

/**
 * Writes into a file beside the database what has ended and is not there yet: a restored database
 * knows nothing of it. Returns how many were added.
 */
export async function keepEndings(context: Context, file: string): Promise<number> {
  const known = keptIn<Known>(context, owner, () => ({ size: -1, file: undefined }));
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const held =
    known.file && known.size === size ? known.file : readEndingsFile(file, context.secrets);
  if (held.wrongLine !== undefined) {
    throw new Fault(`line ${held.wrongLine} of ${file} is not ours: keep it apart, and look why`);
  }
  const last: InstantMs = Math.max(0, ...held.endings.slice(-1).map(({ at }) => at));
  const since = isoTime(Math.max(0, last - overlapMs));
  const rows = await context.db.read(readEndings, [since]);
  const there = new Set(held.endings.map(({ id }) => id));
  const added = rows.filter(({ id }) => !there.has(id));
  if (added.length > 0) appendEndings(file, held, added, context.secrets);
  known.file = added.length > 0 ? readEndingsFile(file, context.secrets) : held;
  known.size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return added.length;
}
