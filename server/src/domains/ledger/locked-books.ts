import type { InstantMs, Slot } from '#base';
import type { AccountId, SystemAccount } from './account.ts';
import type { Account, Bucket } from './bucket.ts';
import type { Hold, HoldId } from './hold.ts';

/** What a system account was moved by in this transaction. */
export interface SystemDelta {
  readonly slot: Slot;
  readonly account: SystemAccount;
  readonly unit: string;
  debit: bigint;
  credit: bigint;
}

/** A bucket as it was read, and where its row is for as long as its account is locked. */
export interface BucketBefore {
  readonly seq: bigint;
  readonly held: bigint;
  readonly place: number;
}

export interface HoldBefore {
  readonly hold: Hold;
  readonly place: number;
}

/**
 * What the further buckets of an account hold together that is locked and only credited: they are
 * not read one by one, so that a top-up costs the same however many a line has not spent yet.
 */
export interface Rest {
  readonly greatestNumber: bigint;
  /** HKD as people are shown it: without what has expired. */
  readonly money: bigint;
  /** When the first of it expires: from then on the sum is another. */
  readonly nextEnd: InstantMs | null;
}

export interface MoneyChange {
  by: bigint;
  isUntold: boolean;
}

/** The part of the books that one transaction has locked and changed. */
export interface Books {
  readonly accounts: Map<AccountId, Account>;
  /** Of accounts whose further buckets were not read. */
  readonly rests: Map<AccountId, Rest>;
  readonly holds: Map<HoldId, Hold>;
  /** Buckets and holds as they were read, to see at the end which have changed. */
  readonly before: Map<Bucket, BucketBefore>;
  readonly holdsBefore: Map<HoldId, HoldBefore>;
  /** When each was opened: the transaction may be stamped again behind it. */
  readonly opened: Map<Bucket, InstantMs>;
  /** Buckets that nothing has moved and that leave all the same, if they are empty. */
  readonly leaving: Set<Bucket>;
  readonly deltas: Map<string, SystemDelta>;
  /** By how much HKD on accounts has changed. */
  readonly money: Map<AccountId, MoneyChange>;
}
