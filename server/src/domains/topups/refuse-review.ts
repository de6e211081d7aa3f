import type { Tx } from '#platform/postgres';
import { changeReview, lockHeld } from './load-reviews.ts';
import { refuse } from './refusals.ts';
import type { ReviewProposal } from './review.ts';
import type { TopupId } from './topup.ts';

/**
 * Takes a proposal off the table, also one of one's own; another can then be made. Returns what was
 * proposed. Refuses with `review_not_open` and `review_not_proposed`.
 */
export async function refuseReview(tx: Tx, id: TopupId): Promise<ReviewProposal> {
  const { review } = await lockHeld(tx, id);
  if (!review.proposal) throw refuse.review_not_proposed();
  changeReview(tx, id, null);
  return review.proposal;
}
