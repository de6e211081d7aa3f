import { secondMs } from '#base';
import type { Context } from '#platform/context';
import { readReviewQueue } from './store/reviews.ts';

/**
 * Says how many top-ups are held for review and for how long the oldest has waited, so that whoever
 * watches the machine can call people before the payers do.
 */
export function watchReviews({ db, clock, metrics }: Context): void {
  metrics.gauge('lowu_reviews_waiting', async () => {
    const [row] = await db.read(readReviewQueue, []);
    return Number(row?.waiting ?? 0n);
  });
  metrics.gauge('lowu_reviews_oldest_seconds', async () => {
    const [row] = await db.read(readReviewQueue, []);
    const oldest = row?.oldest ?? null;
    return oldest === null ? 0 : (clock.now() - oldest) / secondMs;
  });
}
