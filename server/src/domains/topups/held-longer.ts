import { idFrom, type InstantMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import type { ReviewCause } from './review.ts';
import { readForgottenReviews } from './store/reviews.ts';
import type { TopupId } from './topup.ts';

const beforeAll = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const;

/**
 * Orders whose money was held before an instant for this cause and is undecided still, however many
 * there are: those that have waited longest first.
 */
export async function* heldLonger(
  context: Context,
  cause: ReviewCause,
  beforeMs: InstantMs,
  atOnce = 50,
): AsyncGenerator<{ readonly id: TopupId; readonly heldAt: InstantMs }> {
  let after: readonly [at: string, id: string] = beforeAll;
  for (;;) {
    const wanted = [cause, isoTime(beforeMs), ...after, atOnce];
    const rows = await context.db.read(readForgottenReviews, wanted);
    for (const { topup, heldAt } of rows) {
      yield { id: idFrom('top', topup), heldAt };
      after = [isoTime(heldAt), topup];
    }
    if (rows.length < atOnce) return;
  }
}
