import { idFrom, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Caught } from '#screening';
import { lockWithPayments } from './lock-with-payments.ts';
import { refuse } from './refusals.ts';
import type { Review, ReviewProposal, Reviewer } from './review.ts';
import { readReview, type ReviewRow, updateReviews } from './store/reviews.ts';
import type { LockedTopup, TopupId } from './topup.ts';

/** An order whose money is held, and why. */
export interface HeldTopup {
  readonly topup: LockedTopup;
  readonly review: Review;
}

export function reviewOf(row: ReviewRow): Review {
  return {
    topup: idFrom('top', row.topup),
    heldAt: row.heldAt,
    cause: row.cause,
    attempt: row.attempt === null ? null : idFrom('att', row.attempt),
    caught: row.caught === null ? [] : (JSON.parse(row.caught) as Caught[]),
    isAlone: row.isAlone,
    proposal: proposalOf(row),
    approvedBy: row.approvedBy as Reviewer | null,
    approvedAt: row.approvedAt,
  };
}

/** The columns of a proposal are all there or none of them. */
function proposalOf(row: ReviewRow): ReviewProposal | null {
  const { decision, reason, proposedBy, proposedAt } = row;
  if (decision === null || reason === null || proposedBy === null || proposedAt === null)
    return null;
  return { decision, reason, by: proposedBy as Reviewer, at: proposedAt };
}

/**
 * An order whose money is held, locked, with its review. Refuses with `topup_unknown` and
 * `review_not_open`.
 */
export async function lockHeld(tx: Tx, id: TopupId): Promise<HeldTopup> {
  const topup = (await lockWithPayments(tx, [id])).get(id);
  if (!topup) throw refuse.topup_unknown();
  const [row] = await tx.query(readReview, [slotOf(id), uuidOf(id)]);
  if (!row || topup.state !== 'held_for_review') throw refuse.review_not_open();
  return { topup, review: reviewOf(row) };
}

/** What is proposed from now on, and by whom that is approved. */
export function changeReview(
  tx: Tx,
  id: TopupId,
  proposal: ReviewProposal | null,
  approvedBy: Reviewer | null = null,
  isAlone = false,
): void {
  tx.append(updateReviews, {
    slot: slotOf(id),
    topup: uuidOf(id),
    isAlone,
    decision: proposal?.decision ?? null,
    reason: proposal?.reason ?? null,
    proposedBy: proposal?.by ?? null,
    proposedAt: proposal?.at ?? null,
    approvedBy,
    approvedAt: approvedBy === null ? null : tx.nowMs,
  });
}
