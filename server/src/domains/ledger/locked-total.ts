import type { Tx } from '#platform/postgres';
import type { AccountId } from './account.ts';
import { accountToCredit, booksOf, lockedAccount } from './books.ts';
import { isAlive } from './bucket.ts';

/**
 * What a locked account holds of a unit, held parts included: the same as the balance that people
 * are shown, so what has expired does not count, though it may lie there still.
 */
export function lockedTotal(tx: Tx, account: AccountId, unit: string): bigint {
  const rest = unit === 'HKD' ? booksOf(tx).rests.get(account) : undefined;
  const { buckets } = rest ? accountToCredit(tx, account) : lockedAccount(tx, account);
  return buckets
    .filter((bucket) => bucket.unit === unit && isAlive(bucket, tx.nowMs))
    .reduce((sum, bucket) => sum + bucket.balance, rest?.money ?? 0n);
}
