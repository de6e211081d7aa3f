import type { Context } from '#platform/context';
import { isWithin } from './is-within.ts';
import { readSigned, trustedOf } from './signed-checkpoint.ts';
import { readKeys } from './store/keys.ts';
import { readHead, readLog } from './store/log.ts';

/** How a checkpoint that somebody kept stands to the log of now. */
export interface HeldAgainst {
  /**
   * The log grew out of it; it has leaves that the log lacks; it is another tree of a size that the
   * log has; or it is none of this log, by its name or its signatures.
   */
  readonly is: 'begins' | 'lost' | 'forked' | 'foreign';
  /** Of so many leaves; 0 of what nobody can read. */
  readonly size: number;
  /** How many the log has. */
  readonly ours: number;
}

/** Holds a signed checkpoint that somebody kept against the tree as it is now. */
export async function holdAgainstLog(context: Context, kept: string): Promise<HeldAgainst> {
  const [[log], keys, [head]] = await Promise.all([
    context.db.read(readLog),
    context.db.read(readKeys),
    context.db.read(readHead),
  ]);
  const ours = Number(head?.size ?? 0n);
  const read = readSigned(kept, keys.map(trustedOf));
  if (!read || read.origin !== log?.origin) return { is: 'foreign', size: read?.size ?? 0, ours };
  return { is: await isWithin(context, read, head), size: read.size, ours };
}
