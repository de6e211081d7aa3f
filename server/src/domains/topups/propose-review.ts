import type { Tx } from '#platform/postgres';
import { changeReview, lockHeld } from './load-reviews.ts';
import { refuse } from './refusals.ts';
import type { ReviewProposal } from './review.ts';
import type { TopupId } from './topup.ts';

/**
 * Proposes what becomes of an order whose money is held; nothing moves until somebody else approves
 * it. Refuses with `topup_unknown`, `review_not_open` and `review_proposed`.
 */
export async function proposeReview(
  tx: Tx,
  id: TopupId,
  proposal: Omit<ReviewProposal, 'at'>,
): Promise<void> {
  const { review } = await lockHeld(tx, id);
  if (review.proposal) throw refuse.review_proposed({ decision: review.proposal.decision });
  changeReview(tx, id, { ...proposal, at: tx.nowMs });
}
