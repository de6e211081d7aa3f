import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { type Context, keptIn } from '#platform/context';
import { haltLog } from './halt-log.ts';
import { openLog } from './open-log.ts';
import { textOfKept } from './kept-text.ts';
import { readKept } from './read-kept.ts';
import { readHead, readLog } from './store/log.ts';

const owner = {};

/**
 * Seals by `seal`, and writes into a file beside the database what was signed last. A database of
 * before that took its place knows nothing of that: then the log stands still, also where nobody
 * else is asked, and the file stays as it is. Returns how many leaves were added.
 */
export async function keeping(
  context: Context,
  file: string,
  seal: (context: Context) => Promise<number>,
): Promise<number> {
  const mine = keptIn<{ note: string | undefined }>(context, owner, () => ({ note: undefined }));
  // Of what this process has written itself `sealLog` knows.
  const isMine = mine.note !== undefined && textOfKept(file) === mine.note;
  if (!isMine && !(await goesOn(context, file))) return 0;
  const sealed = await seal(context);
  const [[log], [head]] = await Promise.all([context.db.read(readLog), context.db.read(readHead)]);
  if (!head || log?.haltedAt !== null || head.note === mine.note) return sealed;
  writeDurably(file, head.note);
  mine.note = head.note;
  return sealed;
}

/** Whether nothing was signed that is not here. */
async function goesOn(context: Context, file: string): Promise<boolean> {
  const [log] = await context.db.read(readLog);
  // A new database is no older one. What another has signed is kept apart.
  if (!log && existsSync(file)) renameSync(file, `${file}.before-${context.clock.now()}`);
  await openLog(context);
  const { is, size } = await readKept(context, file);
  if (is === 'none' || is === 'begins' || is === 'ended') return true;
  if (log?.haltedAt === null) {
    context.log.error('the log is not the one that was signed last', { is, signed: size, file });
    await haltLog(context);
  }
  return false;
}

/** Whole or not at all, and on the disk when it returns. */
function writeDurably(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  const open = openSync(draft, 'w', 0o600);
  try {
    writeSync(open, text);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
  renameSync(draft, file);
}
