import type { Context } from '#platform/context';
import { approveReview, refuseReview, type TopupId } from '#topups';
import { decide } from './decide.ts';
import type { Caller } from './look.ts';

export interface ReviewAnswer {
  readonly isApproved: boolean;
  /** Why not, where it is refused. */
  readonly reason?: string | undefined;
}

/**
 * The other two eyes: does what somebody else has proposed about money that is held, or takes the
 * proposal off the table. Refuses with `permission_missing`, `review_not_proposed`,
 * `review_by_one_person` and what stands against the decision itself.
 */
export function answerReview(
  context: Context,
  caller: Caller,
  id: TopupId,
  { isApproved, reason = '' }: ReviewAnswer,
): Promise<void> {
  const action = isApproved ? 'review.approve' : 'review.refuse';
  const asked = { permission: 'reviews.approve', action, subject: id } as const;
  return decide(context, caller, asked, async (tx) => {
    const { decision } = isApproved
      ? await approveReview(tx, id, caller.session.staff)
      : await refuseReview(tx, id);
    return isApproved ? { decision } : { decision, reason };
  });
}
