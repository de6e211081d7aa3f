import { randomInt } from 'node:crypto';
import type { InstantMs } from '#base';
import type { Tx } from '#platform/postgres';
import type { AccountId } from './account.ts';
import { booksOf, lockedAccount } from './books.ts';
import type { Bucket } from './bucket.ts';
import { bucketOf, type NewBucket } from './new-bucket.ts';

/** Opens a further bucket of a locked account and returns its number; a top-up opens its own. */
export function openBucket(tx: Tx, account: AccountId, given: NewBucket): bigint {
  const { buckets } = lockedAccount(tx, account);
  const bucket = bucketOf(account, nextNumber(buckets, tx.nowMs), given);
  buckets.push(bucket);
  booksOf(tx).opened.add(bucket);
  tx.onUndo(() => {
    buckets.splice(buckets.indexOf(bucket), 1);
    booksOf(tx).opened.delete(bucket);
  });
  return bucket.number;
}

/**
 * Numbers sort by the order of opening, which is the last word in the order of consumption. They
 * need no counter, which would be one more row to lock, and the random part keeps them off those of
 * buckets that have left.
 */
function nextNumber(buckets: readonly Bucket[], nowMs: InstantMs): bigint {
  const greatest = buckets.reduce((one, { number }) => (number > one ? number : one), 0n);
  const sinceEpoch = BigInt(nowMs) * 1_048_576n;
  const after = greatest >= sinceEpoch ? greatest + 1n : sinceEpoch;
  return after + BigInt(randomInt(1_048_576));
}
