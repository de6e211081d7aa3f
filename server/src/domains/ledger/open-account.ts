import { randomInt } from 'node:crypto';
import { everywhere, type InstantMs, slotOf, type Unit, uuidOf, type ZoneMask } from '#base';
import type { Tx } from '#platform/postgres';
import type { AccountId } from './account.ts';
import { booksOf, lockedAccount } from './books.ts';
import { type Bucket, type FundingSource, mainBucket } from './bucket.ts';
import { refuse } from './refusals.ts';
import { insertAccounts } from './store/buckets.ts';

/** What a bucket is opened with. Everything but the unit has a default that means "no restriction". */
export interface NewBucket {
  readonly unit: Unit;
  readonly source: FundingSource;
  readonly cause: string;
  readonly eligibility?: string;
  readonly zones?: ZoneMask;
  readonly priority?: number;
  readonly expiresAt?: InstantMs | null;
  /** How far below zero it may go, as a negative number: a debt that was agreed. */
  readonly floor?: bigint;
}

/** Ordinary cash; bonus lots come before it, emergency credit after it. */
export const ordinaryPriority = 100;

/**
 * Opens an account under an id that its owner chose (a line and its account share their digits) with its
 * main bucket. The account counts as locked. Refuses with `account_exists` when it was locked before.
 */
export function openAccount(
  tx: Tx,
  id: AccountId,
  kind: string,
  main: Omit<NewBucket, 'cause' | 'source'>,
): void {
  const { accounts, opened } = booksOf(tx);
  if (accounts.has(id)) throw refuse.account_exists({ account: id });
  const bucket = bucketOf(tx, id, mainBucket, { ...main, source: 'mixed', cause: id });
  accounts.set(id, { id, slot: slotOf(id), buckets: [bucket] });
  opened.add(bucket);
  tx.onUndo(() => {
    accounts.delete(id);
    opened.delete(bucket);
  });
  tx.append(insertAccounts, { slot: slotOf(id), id: uuidOf(id), kind, openedAt: tx.nowMs });
}

/** Opens a further bucket of a locked account and returns its number; a top-up opens its own. */
export function openBucket(tx: Tx, account: AccountId, given: NewBucket): bigint {
  const { buckets } = lockedAccount(tx, account);
  const bucket = bucketOf(tx, account, freeNumber(buckets, tx.nowMs), given);
  buckets.push(bucket);
  booksOf(tx).opened.add(bucket);
  tx.onUndo(() => {
    buckets.splice(buckets.indexOf(bucket), 1);
    booksOf(tx).opened.delete(bucket);
  });
  return bucket.number;
}

/** Numbers sort by time and need no counter, which would be one more row to lock. */
function freeNumber(buckets: readonly Bucket[], nowMs: InstantMs): bigint {
  for (;;) {
    const number = BigInt(nowMs) * 1_048_576n + BigInt(randomInt(1_048_576));
    if (!buckets.some((bucket) => bucket.number === number)) return number;
  }
}

function bucketOf(tx: Tx, account: AccountId, number: bigint, given: NewBucket): Bucket {
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
    expiresAt: given.expiresAt ?? null,
    cause: given.cause,
    openedAt: tx.nowMs,
  };
}
