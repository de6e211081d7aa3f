import type { InstantMs, Unit } from '#base';
import { fact } from '#platform/facts';
import type { AccountId } from './account.ts';
import type { FundingSource } from './bucket.ts';

export interface BalanceFell {
  readonly account: AccountId;
  /** HKD over all buckets, what is held included, before the transaction and after it. */
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
}

/** A transaction has left less money on an account than was there. Told once for both. */
export const balanceFell = fact<BalanceFell>('balanceFell');

export interface BucketExpired {
  readonly account: AccountId;
  /** The bucket's number on the account. */
  readonly number: bigint;
  readonly unit: Unit;
  readonly source: FundingSource;
  /** What went with it. */
  readonly amount: bigint;
  /** Its last instant. */
  readonly at: InstantMs;
  /** By which of its transfers: what was held then goes by a later one. */
  readonly seq: bigint;
}

/** The last instant of a bucket has passed while something was in it that nobody has used. */
export const bucketExpired = fact<BucketExpired>('bucketExpired');
