import { type AccountId, lockedAccount } from '#ledger';
import type { Tx } from '#platform/postgres';

/** What a locked account holds of a unit, held parts included. */
export function totalOf(tx: Tx, account: AccountId, unit: string): bigint {
  return lockedAccount(tx, account)
    .buckets.filter((bucket) => bucket.unit === unit)
    .reduce((sum, bucket) => sum + bucket.balance, 0n);
}
