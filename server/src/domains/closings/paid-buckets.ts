import { type Bucket, lockedAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';

/** The money of a locked line that was paid for: neither given nor lent. Oldest first. */
export function paidBucketsOf(tx: Tx, line: LineId): Bucket[] {
  return lockedAccount(tx, accountOf(line)).buckets.filter(
    ({ unit, source }) => unit === 'HKD' && source !== 'credit' && source !== 'promotion',
  );
}
