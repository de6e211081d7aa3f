import type { Context } from '#platform/context';
import { listReviews as listWaiting, readAnyTopup, type Review } from '#topups';
import { type Caller, look } from './look.ts';
import { type StaffTopup, staffTopupOf } from './staff-topup.ts';

export interface WaitingReview extends StaffTopup {
  readonly review: Review;
}

const most = 100;

/** Orders whose money is held and undecided. Refuses with `permission_missing`. */
export function listReviews(context: Context, caller: Caller): Promise<WaitingReview[]> {
  const asked = { permissions: ['topups.read'], action: 'reviews.look' } as const;
  return look(context, caller, asked, async () => {
    const reviews = await listWaiting(context, most);
    const result = await Promise.all(
      reviews.map(async (review) => {
        return { ...staffTopupOf(caller, await readAnyTopup(context, review.topup)), review };
      }),
    );
    return { result };
  });
}
