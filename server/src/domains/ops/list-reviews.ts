import type { Context } from '#platform/context';
import { listReviews as listWaiting, readAnyTopup, type Review, topupSettings } from '#topups';
import { type Caller, look } from './look.ts';
import { hourMs } from '#base';
import { type StaffTopup, staffTopupOf } from './staff-topup.ts';

export interface WaitingReview extends StaffTopup {
  readonly review: Review;
  /** Whether it has waited for longer than it should. */
  readonly isOverdue: boolean;
}

const most = 100;

/** Orders whose money is held and undecided. Refuses with `permission_missing`. */
export function listReviews(context: Context, caller: Caller): Promise<WaitingReview[]> {
  const asked = { permissions: ['topups.read'], action: 'reviews.look' } as const;
  return look(context, caller, asked, async () => {
    const reviews = await listWaiting(context, most);
    const nowMs = context.clock.now();
    const patienceMs = context.settings().get(topupSettings.reviewRemindHours) * hourMs;
    const result = await Promise.all(
      reviews.map(async (review) => {
        const topup = staffTopupOf(caller, await readAnyTopup(context, review.topup));
        return { ...topup, review, isOverdue: review.heldAt + patienceMs <= nowMs };
      }),
    );
    return { result };
  });
}
