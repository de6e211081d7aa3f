import type { InstantMs, Unit } from '#base';
import { fact } from '#platform/facts';
import type { AccountId } from './account.ts';

export interface MoneyExpired {
  readonly account: AccountId;
}

/** Money on an account has come to its end by the clock: nobody used it, and less is left. */
export const moneyExpired = fact<MoneyExpired>('moneyExpired');

export interface BucketExpired {
  readonly account: AccountId;
  /** The bucket's number on the account. */
  readonly number: bigint;
  readonly unit: Unit;
  /** What went with it. */
  readonly amount: bigint;
  /** Its last instant. */
  readonly at: InstantMs;
}

/** The last instant of a bucket has passed while something was in it that nobody has used. */
export const bucketExpired = fact<BucketExpired>('bucketExpired');
