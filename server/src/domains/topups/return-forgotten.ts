import { hourMs } from '#base';
import type { OwnReason } from '#payments';
import type { Context } from '#platform/context';
import { decideReview } from './decide-review.ts';
import { heldLonger } from './held-longer.ts';
import { changeReview, lockHeld } from './load-reviews.ts';
import { topupSettings } from './settings.ts';
import type { TopupId } from './topup.ts';

/**
 * Gives back what a rule has held and nobody has decided about in time: its payer was promised the
 * one or the other by then. Returns how many went back; one that makes trouble keeps no other back,
 * however many of them there are.
 */
export async function returnForgotten(context: Context, atOnce?: number): Promise<number> {
  const hours = context.settings().get(topupSettings.reviewBackHours);
  const beforeMs = context.clock.now() - hours * hourMs;
  let returned = 0;
  for await (const { id } of heldLonger(context, 'rule', beforeMs, atOnce)) {
    returned += (await returnOrLog(context, id)) ? 1 : 0;
  }
  return returned;
}

async function returnOrLog(context: Context, id: TopupId): Promise<boolean> {
  try {
    await context.db.transaction(async (tx) => {
      const held = await lockHeld(tx, id);
      await decideReview(tx, held, 'give_back');
      const reason: OwnReason = 'nobody decided in time';
      const proposal = { decision: 'give_back', reason, by: 'clock', at: tx.nowMs } as const;
      changeReview(tx, id, proposal, 'clock', true);
    });
    return true;
  } catch (error) {
    context.log.error('what is held could not be given back', { topup: id, error });
    return false;
  }
}
