import {
  type Id,
  type InstantMs,
  isIn,
  type Slot,
  type Unit,
  uuidOf,
  type Zone,
  type ZoneMask,
} from '#base';
import type { AccountId } from './account.ts';
import { refuse } from './refusals.ts';

/**
 * Who paid for what lies in a bucket; claw-back and the refund of a remaining balance depend on it.
 */
export type FundingSource = 'paid' | 'voucher' | 'promotion' | 'credit' | 'mixed';

/** One quantity of money or units. Amounts change only through the ledger's own verbs. */
export interface Bucket {
  readonly slot: Slot;
  /** The digits of the account's id. */
  readonly account: string;
  readonly number: bigint;
  readonly unit: Unit;
  balance: bigint;
  held: bigint;
  seq: bigint;
  readonly floor: bigint;
  readonly source: FundingSource;
  readonly eligibility: string;
  readonly zones: ZoneMask;
  readonly priority: number;
  /**
   * While it may pay for a use in a zone, nothing of a later priority does, and no money where it
   * holds units: also once it is empty, until it expires.
   */
  readonly blocks: boolean;
  readonly expiresAt: InstantMs | null;
  readonly cause: string;
}

/** A bucket as it is read to be looked at: whose it is, who asked knows. */
export type SeenBucket = Readonly<Omit<Bucket, 'slot' | 'account'>>;

/** Which buckets count as lots: of a source, and not emptied again by movements of a code. */
export interface LotQuestion {
  readonly source: FundingSource;
  readonly takenBackBy: string;
}

/** An account whose buckets are locked for the length of a transaction. */
export interface Account {
  readonly id: AccountId;
  readonly slot: Slot;
  /** In order of number; the main bucket, number 0, is always there. */
  readonly buckets: Bucket[];
}

export type BucketId = Id<'bkt'>;

export const mainBucket = 0n;

/** A bucket's name outside the ledger: its account's digits and its number. */
export function bucketIdOf(account: AccountId, number: bigint): BucketId {
  return `bkt_${uuidOf(account)}_${number}`;
}

/** What may be spent: neither held nor below the floor. */
export function availableIn(bucket: Pick<Bucket, 'balance' | 'held' | 'floor'>): bigint {
  return bucket.balance - bucket.held - bucket.floor;
}

/** Buckets live until the last instant of their expiry. */
export function isAlive(bucket: Pick<Bucket, 'expiresAt'>, atMs: InstantMs): boolean {
  return bucket.expiresAt === null || atMs <= bucket.expiresAt;
}

/** What is to be paid for: the unit, where, and which eligibility classes may pay. */
export interface Spending {
  readonly unit: Unit;
  readonly zone?: Zone;
  /** Classes that may pay; without it, any. */
  readonly eligible?: readonly string[];
  /** The one bucket that may pay; without it, any. */
  readonly only?: bigint;
}

/** Whether a bucket may pay at all, whatever lies in it. */
export function isEligible(
  bucket: Pick<Bucket, 'unit' | 'expiresAt' | 'zones' | 'eligibility'>,
  spending: Spending,
  atMs: InstantMs,
): boolean {
  return (
    bucket.unit === spending.unit &&
    isAlive(bucket, atMs) &&
    (spending.zone === undefined || isIn(bucket.zones, spending.zone)) &&
    (spending.eligible === undefined || spending.eligible.includes(bucket.eligibility))
  );
}

/** Priority first, then what expires first, then what was opened first. */
function spentBefore(one: SeenBucket, other: SeenBucket): number {
  if (one.priority !== other.priority) return one.priority - other.priority;
  const oneEnds = one.expiresAt ?? Number.POSITIVE_INFINITY;
  const otherEnds = other.expiresAt ?? Number.POSITIVE_INFINITY;
  if (oneEnds !== otherEnds) return oneEnds < otherEnds ? -1 : 1;
  return one.number < other.number ? -1 : 1;
}

/** Those that may pay at all, in the order in which they are asked. */
export function eligibleInOrder<Of extends SeenBucket>(
  buckets: readonly Of[],
  spending: Spending,
  atMs: InstantMs,
): Of[] {
  return buckets
    .filter(({ number }) => spending.only === undefined || number === spending.only)
    .filter((bucket) => isEligible(bucket, spending, atMs))
    .sort(spentBefore);
}

/** The same, as far as a bucket that blocks lets. */
export function consumptionOrder(
  buckets: readonly Bucket[],
  spending: Spending,
  atMs: InstantMs,
): Bucket[] {
  const order = eligibleInOrder(buckets, spending, atMs);
  // What is spent nowhere, such as the price of a pack, is no use that a bucket could be for.
  if (spending.zone === undefined) return order;
  const blocking = order.find(({ blocks }) => blocks);
  return blocking ? order.filter(({ priority }) => priority <= blocking.priority) : order;
}

export interface Share {
  readonly bucket: Bucket;
  readonly amount: bigint;
}

/**
 * Which bucket pays how much of an amount, in the order given. Refuses with `insufficient_balance`
 * when they do not hold enough together.
 */
export function shareOut(buckets: readonly Bucket[], amount: bigint): Share[] {
  const shares: Share[] = [];
  let rest = amount;
  for (const bucket of buckets) {
    if (rest === 0n) break;
    const available = availableIn(bucket);
    const part = available < rest ? available : rest;
    if (part > 0n) shares.push({ bucket, amount: part });
    if (part > 0n) rest -= part;
  }
  if (rest > 0n) {
    throw refuse.insufficient_balance({
      needed: amount.toString(),
      available: (amount - rest).toString(),
    });
  }
  return shares;
}
