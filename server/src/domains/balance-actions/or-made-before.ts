import type { BucketId } from '#ledger';
import type { Context } from '#platform/context';
import { type Asked, lookUp } from './asked.ts';
import { orBefore } from './before.ts';

/** As `orDoneBefore`, for a bucket that is made. */
export function orMadeBefore(
  context: Context,
  asked: Asked,
  work: () => Promise<BucketId>,
): Promise<BucketId> {
  return orBefore<BucketId, BucketId>(context, {
    work,
    find: (tx) => lookUp(tx, 'bucket', asked, async () => false),
    tellAgain: async (id) => id,
  });
}
