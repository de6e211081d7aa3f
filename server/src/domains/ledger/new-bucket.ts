import { everywhere, type InstantMs, slotOf, type Unit, uuidOf, type ZoneMask } from '#base';
import type { AccountId } from './account.ts';
import { type Bucket, type FundingSource, mainBucket } from './bucket.ts';

/**
 * What a bucket is opened with. Everything but the unit has a default that means "no restriction".
 */
export interface NewBucket {
  readonly unit: Unit;
  readonly source: FundingSource;
  readonly cause: string;
  readonly eligibility?: string;
  readonly zones?: ZoneMask;
  readonly priority?: number;
  readonly blocks?: boolean;
  readonly expiresAt?: InstantMs | null;
  /** How far below zero it may go, as a negative number: a debt that was agreed. */
  readonly floor?: bigint;
  /** One that `newBucketNumber` gave before; without it, the next. */
  readonly number?: bigint;
}

/** Ordinary cash; bonus lots come before it, emergency credit after it. */
export const ordinaryPriority = 100;

export function bucketOf(account: AccountId, number: bigint, given: NewBucket): Bucket {
  return {
    slot: slotOf(account),
    account: uuidOf(account),
    number,
    unit: given.unit,
    balance: 0n,
    held: 0n,
    seq: 0n,
    floor: given.floor ?? 0n,
    source: given.source,
    eligibility: given.eligibility ?? 'any',
    zones: given.zones ?? everywhere,
    priority: given.priority ?? ordinaryPriority,
    blocks: given.blocks ?? false,
    expiresAt: given.expiresAt ?? null,
    cause: given.cause,
  };
}

/**
 * The bucket that every account has. It takes money of any source and may pay for anything,
 * anywhere, for ever; so all that is read of it is what its account was opened with and its
 * amounts.
 */
export function mainBucketOf(account: AccountId, given: Pick<NewBucket, 'unit' | 'floor'>): Bucket {
  return bucketOf(account, mainBucket, { ...given, source: 'mixed', cause: account });
}
