import { dayMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { deleteOutcomes } from './store/health.ts';

/** Forgets how methods did more than a day ago. */
export async function sweepHealth(context: Context): Promise<void> {
  const before = isoTime(context.clock.now() - dayMs);
  await context.db.transaction((tx) => tx.query(deleteOutcomes, [before]));
}
