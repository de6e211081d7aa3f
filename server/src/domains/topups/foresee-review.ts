import type { Context } from '#platform/context';
import { caughtBy, historyOf, type Screened, subjectsOf } from '#screening';
import { loadSeen } from './load-seen.ts';

/** Whether people would look at a top-up that were paid just now; nothing is noted. */
export function foreseeReview(context: Context, topup: Screened): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    const seen = await loadSeen(tx, subjectsOf(topup), new Set());
    return caughtBy(topup, historyOf(topup, seen, tx.nowMs), tx.settings).length > 0;
  });
}
