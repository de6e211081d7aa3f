import type { Tx } from '#platform/postgres';
import type { AccountId, Reason, SystemAccount } from './account.ts';
import { lockedAccount } from './books.ts';
import type { Bucket } from './bucket.ts';
import { debit } from './move.ts';

/**
 * Where what a bucket still holds goes when it may not be spent any more: what a person has paid
 * can be claimed, what was given returns to where it came from. Undefined for what was lent, which
 * stays until somebody decides about the debt.
 */
export function returnsTo({ unit, source }: Bucket): SystemAccount | undefined {
  if (unit !== 'HKD' && unit !== 'CNY') return 'packs';
  if (source === 'credit') return undefined;
  return source === 'promotion' ? 'expense:promotion' : 'claimable';
}

/** Takes out of one bucket of a locked account what is neither held nor lent. */
export function emptyBucket(tx: Tx, account: AccountId, bucket: Bucket, reason: Reason): void {
  const to = returnsTo(bucket);
  const amount = bucket.balance - bucket.held;
  if (to === undefined || amount <= 0n) return;
  debit(tx, account, { unit: bucket.unit, amount }, to, reason, bucket.number);
}

/** Whether anything of a locked account is set aside, which emptying would leave behind. */
export function isSetAside(tx: Tx, account: AccountId): boolean {
  return lockedAccount(tx, account).buckets.some(({ held }) => held > 0n);
}

/** The same for all buckets of a locked account. */
export function emptyAccount(tx: Tx, account: AccountId, reason: Reason): void {
  for (const bucket of lockedAccount(tx, account).buckets) {
    emptyBucket(tx, account, bucket, reason);
  }
}
