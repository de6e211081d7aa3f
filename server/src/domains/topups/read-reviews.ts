import { type InstantMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { reviewOf } from './load-reviews.ts';
import type { Review } from './review.ts';
import { readReview as readRow, readReviewQueue, readWaitingReviews } from './store/reviews.ts';
import type { TopupId } from './topup.ts';

/** The review of an order that was ever held; undefined of any other. */
export async function readReview(context: Context, id: TopupId): Promise<Review | undefined> {
  const [row] = await context.db.read(readRow, [slotOf(id), uuidOf(id)]);
  return row && reviewOf(row);
}

/** Orders whose money is held and undecided, those that have waited longest first. */
export async function listReviews(context: Context, limit: number): Promise<Review[]> {
  return (await context.db.read(readWaitingReviews, [limit])).map(reviewOf);
}

/** How many wait, and since when the oldest does. */
export async function waitingReviews(
  context: Context,
): Promise<{ readonly waiting: number; readonly oldestAt: InstantMs | null }> {
  const [row] = await context.db.read(readReviewQueue, []);
  return { waiting: Number(row?.waiting ?? 0n), oldestAt: row?.oldest ?? null };
}
