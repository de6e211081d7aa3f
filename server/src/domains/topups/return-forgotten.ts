import { hourMs, idFrom } from '#base';
import type { Context } from '#platform/context';
import { decideReview } from './decide-review.ts';
import { changeReview, lockHeld } from './load-reviews.ts';
import { topupSettings } from './settings.ts';
import { readForgottenReviews } from './store/reviews.ts';
import type { TopupId } from './topup.ts';

const atOnce = 50;

/**
 * Gives back what a rule has held and nobody has decided about in time: its payer was promised the
 * one or the other by then. Returns how many went back; one that makes trouble keeps no other back.
 */
export async function returnForgotten(context: Context): Promise<number> {
  const hours = context.settings().get(topupSettings.reviewBackHours);
  const before = new Date(context.clock.now() - hours * hourMs).toISOString();
  const rows = await context.db.read(readForgottenReviews, [before, atOnce]);
  let returned = 0;
  for (const { topup } of rows) {
    const id: TopupId = idFrom('top', topup);
    try {
      await context.db.transaction(async (tx) => {
        const held = await lockHeld(tx, id);
        await decideReview(tx, held, 'give_back');
        const reason = `nobody decided within ${hours} hours`;
        const proposal = { decision: 'give_back', reason, by: 'clock', at: tx.nowMs } as const;
        changeReview(tx, id, proposal, 'clock', true);
      });
      returned += 1;
    } catch (error) {
      context.log.error('what is held could not be given back', { topup: id, error });
    }
  }
  return returned;
}
