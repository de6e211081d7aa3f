import type { AnswerableDispute } from '#payments';
import type { Context } from '#platform/context';
import { receiptSettings } from '#receipts';
import { drawClaim } from './draw-claim.ts';
import { gatherClaim } from './gather-claim.ts';
import { refuse } from './refusals.ts';

/**
 * The paper that speaks for us in a claim, to hand in where a provider has pages of its own for it.
 * Refuses with `dispute_not_of_topup`.
 */
export async function claimPaper(context: Context, dispute: AnswerableDispute): Promise<Buffer> {
  const claim = await gatherClaim(context, dispute);
  if (!claim) throw refuse.dispute_not_of_topup();
  return drawClaim(claim, context.settings().get(receiptSettings.seller), context.clock.now());
}
