import type { Context } from '#platform/context';
import { type Caught, caughtBy, type Screened } from './rules.ts';
import { readSeenOf } from './store.ts';
import { historyOf, seenOf, sinceMs, subjectsOf } from './subjects.ts';

/** Which rules would catch a top-up if it were paid just now; nothing is noted. */
export async function foresee(context: Context, topup: Screened): Promise<readonly Caught[]> {
  const settings = context.settings();
  const nowMs = context.clock.now();
  const since = sinceMs(settings, nowMs);
  const rows = await Promise.all(
    subjectsOf(topup).map(({ slot, subject }) =>
      context.db.readBy(readSeenOf, { slot, subject, since }),
    ),
  );
  const seen = new Map(rows.flat().map((row) => [row.subject, seenOf(row)]));
  return caughtBy(topup, historyOf(topup, seen, nowMs), settings);
}
