import {
  type AnswerableDispute,
  type DisputeId,
  handInDisputeAnswer,
  readDispute,
} from '#payments';
import type { Context } from '#platform/context';
import { receiptSettings } from '#receipts';
import { activityOfClaim } from './activity-of-claim.ts';
import { accountOfClaim } from './claim.ts';
import { drawClaim } from './draw-claim.ts';
import { gatherClaim } from './gather-claim.ts';

/**
 * Hands in what staff say against payers' claims, with all that we know of the matter. One of which
 * nobody can say whether it arrived keeps no other back, and is due again later.
 */
export async function handInAnswers(
  context: Context,
  wanted: readonly { readonly dispute: DisputeId }[],
): Promise<void> {
  for (const { dispute: id } of wanted) {
    try {
      await handIn(context, await readDispute(context, id));
    } catch (error) {
      context.log.warn('an answer to a dispute is handed in again', { dispute: id, error });
    }
  }
}

async function handIn(context: Context, dispute: AnswerableDispute): Promise<void> {
  await handInDisputeAnswer(context, dispute, async () => {
    const claim = await gatherClaim(context, dispute);
    if (!claim || !dispute.answer) return undefined;
    const seller = context.settings().get(receiptSettings.seller);
    return {
      account: accountOfClaim(claim),
      activity: activityOfClaim(claim),
      paper: await drawClaim(claim, seller, dispute.answer.at),
    };
  });
}
