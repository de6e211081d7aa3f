import type { Tx } from '#platform/postgres';
import { decideReview } from './decide-review.ts';
import { changeReview, lockHeld } from './load-reviews.ts';
import { refuse } from './refusals.ts';
import type { ReviewProposal, Reviewer } from './review.ts';
import type { TopupId } from './topup.ts';

/**
 * Does what somebody else has proposed, in one commit: the order leaves `held_for_review` for good.
 * Returns what was approved. Refuses with `review_not_open`, `review_not_proposed`,
 * `review_by_one_person` and what stands against the decision itself.
 */
export async function approveReview(tx: Tx, id: TopupId, by: Reviewer): Promise<ReviewProposal> {
  const held = await lockHeld(tx, id);
  const { proposal } = held.review;
  if (!proposal) throw refuse.review_not_proposed();
  if (proposal.by === by) throw refuse.review_by_one_person();
  await decideReview(tx, held, proposal.decision);
  changeReview(tx, id, proposal, by);
  return proposal;
}
