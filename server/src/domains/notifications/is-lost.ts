import { type InstantMs, isoTime, slotFor } from '#base';
import type { Context } from '#platform/context';
import { readLost } from './store/sent.ts';

/**
 * Whether messages to somebody whose keys begin so, queued since an instant, have all come to an
 * end that reached nobody. False of none, and of what may have arrived.
 */
export async function isLost(
  context: Context,
  to: string,
  { keyStart, sinceMs }: { readonly keyStart: string; readonly sinceMs: InstantMs },
): Promise<boolean> {
  const [row] = await context.db.read(readLost, [slotFor(to), to, keyStart, isoTime(sinceMs)]);
  return row?.isLost ?? false;
}
