import type { Context } from '#platform/context';
import { readVerifierKey } from '#wire/tlog';
import { isWithin } from './is-within.ts';
import { textOfKept } from './kept-text.ts';
import { readUnsigned } from './signed-checkpoint.ts';
import { readKeys } from './store/keys.ts';
import { readHead, readLog } from './store/log.ts';

/** How what was signed last, by a file beside the database, stands to what is here. */
export interface Kept {
  /**
   * There is no file, or no log yet; the log grew out of it; it is of a log of ours that has ended;
   * the log lacks leaves of it; it is another tree; or it is of another log.
   */
  readonly is: 'none' | 'begins' | 'ended' | 'lost' | 'forked' | 'foreign';
  readonly size: number;
  readonly origin: string;
}

const none: Kept = { is: 'none', size: 0, origin: '' };

/**
 * Holds the file against the log. It is ours, so its tree counts and not who signed it: of the keys
 * of then one may have been revoked since, and a database of before knows no later one.
 */
export async function readKept(context: Context, file: string): Promise<Kept> {
  // Before the database: whoever seals meanwhile writes the file after it.
  const text = textOfKept(file);
  const [[log], [head], keys] = await Promise.all([
    context.db.read(readLog),
    context.db.read(readHead),
    context.db.read(readKeys),
  ]);
  if (text === undefined || !log) return none;
  const checkpoint = readUnsigned(text);
  if (!checkpoint) return { ...none, is: 'foreign' };
  const { origin, size } = checkpoint;
  if (origin === log.origin) return { is: await isWithin(context, checkpoint, head), size, origin };
  const isOurs = keys.some(({ verifier }) => readVerifierKey(verifier).name === origin);
  return { is: isOurs ? 'ended' : 'foreign', size, origin };
}
