import { idFrom, slotCount } from '#base';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { AccountId } from './account.ts';
import { booksOf, lockAccounts, lockedAccount } from './books.ts';
import { isAlive } from './bucket.ts';
import { type BucketExpired, bucketExpired } from './facts.ts';
import { emptyBucket } from './emptying.ts';
import { readBlockingBuckets, readExpiredBuckets } from './store/buckets.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const bucketsAtOnce = 500;

/**
 * Empties buckets whose last instant has passed: units and bonus return to where they came from,
 * money that was paid becomes claimable. What a session still holds follows once that has ended.
 * Costs what is due. Returns how many were looked at.
 */
export async function expireBuckets(context: Context): Promise<number> {
  let expired = 0;
  for (;;) {
    const now = new Date(context.clock.now()).toISOString();
    const asked = [now, allSlots, bucketsAtOnce];
    const [holding, blocking] = await Promise.all([
      context.db.read(readExpiredBuckets, asked),
      context.db.read(readBlockingBuckets, asked),
    ]);
    const due = [...holding, ...blocking];
    if (due.length === 0) return expired;
    const accounts = due.map(({ account }): AccountId => idFrom('acc', account));
    await context.db.transaction((tx) => expire(tx, [...new Set(accounts)]));
    expired += due.length;
  }
}

async function expire(tx: Tx, accounts: readonly AccountId[]): Promise<void> {
  await lockAccounts(tx, accounts);
  const expired: BucketExpired[] = [];
  for (const account of accounts) {
    const over = lockedAccount(tx, account).buckets.filter((bucket) => !isAlive(bucket, tx.nowMs));
    for (const bucket of over) {
      const { number, unit, source, balance: before } = bucket;
      emptyBucket(tx, account, bucket, { code: 'expired', cause: bucket.cause });
      const amount = before - bucket.balance;
      const at = bucket.expiresAt ?? tx.nowMs;
      const { seq } = bucket;
      if (amount > 0n) expired.push({ account, number, unit, source, amount, at, seq });
      booksOf(tx).leaving.add(bucket);
    }
  }
  await tell(tx, bucketExpired, expired);
}
