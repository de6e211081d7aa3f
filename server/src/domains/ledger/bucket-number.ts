import { randomInt } from 'node:crypto';
import type { InstantMs } from '#base';
import type { Bucket } from './bucket.ts';

const perMs = 1_048_576;

/**
 * A number for a bucket that is promised now and opened with its first credit, since one that holds
 * nothing does not stay.
 */
export function newBucketNumber(nowMs: InstantMs): bigint {
  return BigInt(nowMs) * BigInt(perMs) + BigInt(randomInt(perMs));
}

/**
 * Numbers sort by the order of opening, which is the last word in the order of consumption. They
 * need no counter, which would be one more row to lock, and the random part keeps them off those of
 * buckets that have left.
 */
export function nextNumber(
  buckets: readonly Bucket[],
  nowMs: InstantMs,
  greatestUnread = 0n,
): bigint {
  const greatest = buckets.reduce(
    (one, { number }) => (number > one ? number : one),
    greatestUnread,
  );
  const sinceEpoch = BigInt(nowMs) * BigInt(perMs);
  const after = greatest >= sinceEpoch ? greatest + 1n : sinceEpoch;
  return after + BigInt(randomInt(perMs));
}
