import type { Context } from '#platform/context';
import { readPresent } from './store/leaves.ts';

/** Whether an entry stands anywhere in the log. */
export async function holdsEntry(context: Context, entry: Buffer): Promise<boolean> {
  const found = await context.db.read(readPresent, [[entry]]);
  return found.length > 0;
}
