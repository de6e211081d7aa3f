import type { Tx } from '#platform/postgres';
import type { AccountId } from './account.ts';
import { accountToCredit, booksOf } from './books.ts';
import { nextNumber } from './bucket-number.ts';
import { bucketOf, type NewBucket } from './new-bucket.ts';

/** Opens a further bucket of a locked account and returns its number; a top-up opens its own. */
export function openBucket(tx: Tx, account: AccountId, given: NewBucket): bigint {
  const { buckets } = accountToCredit(tx, account);
  const unread = booksOf(tx).rests.get(account)?.greatestNumber;
  const number = given.number ?? nextNumber(buckets, tx.nowMs, unread);
  const bucket = bucketOf(account, number, given);
  buckets.push(bucket);
  booksOf(tx).opened.set(bucket, tx.nowMs);
  tx.onUndo(() => {
    buckets.splice(buckets.indexOf(bucket), 1);
    booksOf(tx).opened.delete(bucket);
  });
  return bucket.number;
}
