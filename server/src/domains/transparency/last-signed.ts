import { type Context, keptIn } from '#platform/context';
import { hashesOf } from './hashes-of.ts';
import { type LogRow, readHead } from './store/log.ts';

/** A tree that this process has signed, and whoever asks has been shown since. */
export interface SignedTree {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

const owner = {};

/** The newest that this process has signed; undefined before the first since it began. */
export function lastSigned(context: Context): { tree: SignedTree | undefined } {
  return keptIn<{ tree: SignedTree | undefined }>(context, owner, () => ({ tree: undefined }));
}

/**
 * Whether a log still begins with a tree that was signed. It does not where the database was
 * replaced by an older one while we went on, as by a standby that had not got the last second.
 * `root` is of the checkpoint of that size, where that is still kept. The log is locked.
 */
export async function beginsWith(
  context: Context,
  log: Pick<LogRow, 'origin' | 'size'>,
  { origin, size, root }: SignedTree,
  kept: Buffer | undefined,
): Promise<boolean> {
  // Another log has begun, which `beginLogAnew` has seen to.
  if (log.origin !== origin) return true;
  if (Number(log.size) < size) return false;
  if (kept) return kept.equals(root);
  const [head] = await context.db.read(readHead);
  const [made] = head ? await hashesOf(context, [{ start: 0, end: size }], head) : [];
  return made?.equals(root) ?? false;
}
