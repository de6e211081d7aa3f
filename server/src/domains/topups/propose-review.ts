import type { Tx } from '#platform/postgres';
import { decideReview } from './decide-review.ts';
import { changeReview, lockHeld } from './load-reviews.ts';
import { refuse } from './refusals.ts';
import { isOneEnough, type ReviewProposal } from './review.ts';
import type { TopupId } from './topup.ts';

/**
 * Proposes what becomes of an order whose money is held; nothing moves until somebody else approves
 * it. About little that a rule has held one person decides alone, and it is done at once: then true
 * is returned. Refuses with `topup_unknown`, `review_not_open`, `review_proposed` and, where it is
 * done at once, what stands against the decision itself.
 */
export async function proposeReview(
  tx: Tx,
  id: TopupId,
  given: Omit<ReviewProposal, 'at'>,
): Promise<boolean> {
  const held = await lockHeld(tx, id);
  const { proposal: before } = held.review;
  if (before) throw refuse.review_proposed({ decision: before.decision });
  const proposal = { ...given, at: tx.nowMs };
  const isAlone = isOneEnough(held.topup, held.review, tx.settings);
  if (isAlone) await decideReview(tx, held, proposal.decision);
  changeReview(tx, id, proposal, isAlone ? proposal.by : null, isAlone);
  return isAlone;
}
