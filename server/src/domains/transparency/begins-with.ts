import type { Context } from '#platform/context';
import { hashesOf } from './hashes-of.ts';
import type { SignedTree } from './last-signed.ts';
import { type LogRow, readHead } from './store/log.ts';

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
