import { dayMs, type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readLastUseOf } from './store/usage.ts';

/** When a line was last charged for a use since an instant; undefined for no use since then. */
export async function readLastUse(
  context: Context,
  line: LineId,
  sinceMs: InstantMs,
): Promise<InstantMs | undefined> {
  const [row] = await context.db.read(readLastUseOf, [
    slotOf(line),
    uuidOf(line),
    isoTime(sinceMs),
    // Another process may be a moment ahead.
    isoTime(context.clock.now() + dayMs),
  ]);
  return row?.at;
}
