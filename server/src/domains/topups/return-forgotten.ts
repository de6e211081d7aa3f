import { hourMs, idFrom, isoTime } from '#base';
import type { Context } from '#platform/context';
import { decideReview } from './decide-review.ts';
import { changeReview, lockHeld } from './load-reviews.ts';
import { topupSettings } from './settings.ts';
import { readForgottenReviews } from './store/reviews.ts';
import type { TopupId } from './topup.ts';

const mostAtOnce = 50;

/**
 * Gives back what a rule has held and nobody has decided about in time: its payer was promised the
 * one or the other by then. Returns how many went back; one that makes trouble keeps no other back,
 * however many of them there are.
 */
export async function returnForgotten(context: Context, atOnce = mostAtOnce): Promise<number> {
  const hours = context.settings().get(topupSettings.reviewBackHours);
  const before = isoTime(context.clock.now() - hours * hourMs);
  let returned = 0;
  let after: readonly [at: string, id: string] = beforeAll;
  for (;;) {
    const rows = await context.db.read(readForgottenReviews, [before, ...after, atOnce]);
    for (const { topup, heldAt } of rows) {
      returned += (await returnOrLog(context, idFrom('top', topup), hours)) ? 1 : 0;
      after = [isoTime(heldAt), topup];
    }
    if (rows.length < atOnce) return returned;
  }
}

const beforeAll = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const;

async function returnOrLog(context: Context, id: TopupId, hours: number): Promise<boolean> {
  try {
    await context.db.transaction(async (tx) => {
      const held = await lockHeld(tx, id);
      await decideReview(tx, held, 'give_back');
      const reason = `nobody decided within ${hours} hours`;
      const proposal = { decision: 'give_back', reason, by: 'clock', at: tx.nowMs } as const;
      changeReview(tx, id, proposal, 'clock', true);
    });
    return true;
  } catch (error) {
    context.log.error('what is held could not be given back', { topup: id, error });
    return false;
  }
}
