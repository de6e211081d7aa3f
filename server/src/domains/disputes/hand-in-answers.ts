import { type DisputeId, handInDisputeAnswer, readDispute } from '#payments';
import type { Context } from '#platform/context';
import { receiptSettings } from '#receipts';
import { accountOfClaim, activityOfClaim } from './claim.ts';
import { drawClaim } from './draw-claim.ts';
import { gatherClaim } from './gather-claim.ts';

/** Hands in what staff say against payers' claims, with all that we know of the matter. */
export async function handInAnswers(
  context: Context,
  wanted: readonly { readonly dispute: DisputeId }[],
): Promise<void> {
  for (const { dispute: id } of wanted) {
    const dispute = await readDispute(context, id);
    if (dispute.answer?.state !== 'wanted') continue;
    const claim = await gatherClaim(context, dispute);
    if (!claim) continue;
    const seller = context.settings().get(receiptSettings.seller);
    await handInDisputeAnswer(context, dispute, {
      account: accountOfClaim(claim),
      activity: activityOfClaim(claim),
      paper: await drawClaim(claim, seller, dispute.answer.at),
    });
  }
}
