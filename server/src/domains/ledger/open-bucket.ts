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
  const bucket = bucketOf(account, freeNumber(buckets, tx.nowMs), given, tx.nowMs);
  buckets.push(bucket);
  booksOf(tx).opened.add(bucket);
  tx.onUndo(() => {
    buckets.splice(buckets.indexOf(bucket), 1);
    booksOf(tx).opened.delete(bucket);
  });
  return bucket.number;
}

/** Numbers sort by time and need no counter, which would be one more row to lock. */
function freeNumber(buckets: readonly Bucket[], nowMs: InstantMs): bigint {
  for (;;) {
    const number = BigInt(nowMs) * 1_048_576n + BigInt(randomInt(1_048_576));
    if (!buckets.some((bucket) => bucket.number === number)) return number;
  }
}
