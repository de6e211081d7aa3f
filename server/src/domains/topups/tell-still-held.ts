import { Refusal } from '#base';
import type { Context } from '#platform/context';
import { tellUndecided } from './held-papers.ts';
import { heldLonger } from './held-longer.ts';
import { lockHeld } from './load-reviews.ts';
import { firstWordMs, wordsDue } from './review.ts';

/**
 * Tells payers of whom came what was not asked that nobody has decided about it yet, as often as it
 * was promised to them: each word is one message, however often this runs.
 */
export async function tellStillHeld(context: Context): Promise<void> {
  const beforeMs = context.clock.now() - firstWordMs(context.settings());
  for await (const { id, heldAt } of heldLonger(context, 'mismatch', beforeMs)) {
    try {
      await context.db.transaction(async (tx) => {
        const { topup, review } = await lockHeld(tx, id);
        if (review.heldAt !== heldAt) return;
        tellUndecided(tx, topup, heldAt, wordsDue(heldAt, tx.nowMs, tx.settings));
      });
    } catch (error) {
      // It has been decided meanwhile, and its payer is told that.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
