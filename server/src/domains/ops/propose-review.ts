import type { Context } from '#platform/context';
import { proposeReview as propose, type ReviewDecision, type TopupId } from '#topups';
import { decide } from './decide.ts';
import type { Caller } from './look.ts';

export interface WantedReview {
  readonly decision: ReviewDecision;
  readonly reason: string;
}

/**
 * The first of the four eyes: says what should become of money that is held, and why; about little
 * that a rule has held they are enough. Refuses with `permission_missing`, `review_not_open`,
 * `review_proposed` and, where it is done at once, what stands against the decision itself.
 */
export function proposeReview(
  context: Context,
  caller: Caller,
  id: TopupId,
  { decision, reason }: WantedReview,
): Promise<void> {
  const asked = { permission: 'reviews.propose', action: 'review.propose', subject: id } as const;
  return decide(context, caller, asked, async (tx) => {
    const isDone = await propose(tx, id, { decision, reason, by: caller.session.staff });
    return { decision, reason, isDone: String(isDone) };
  });
}
