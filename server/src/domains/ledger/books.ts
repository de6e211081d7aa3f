import { idFrom, type Slot, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { AccountId } from './account.ts';
import { type Account, type Bucket, mainBucket } from './bucket.ts';
import type { Hold, HoldId } from './hold.ts';
import type { Books } from './locked-books.ts';
import { mainBucketOf } from './new-bucket.ts';
import { refuse } from './refusals.ts';
import {
  lockMainBuckets,
  type MainBucketRow,
  type OtherBucketRow,
  readOtherBuckets,
} from './store/buckets.ts';
import { holdOf, lockHolds, readOpenHolds } from './store/holds.ts';
import { tellFalls } from './tell-falls.ts';
import { writeBooks } from './write-books.ts';

const owner = {};

export function booksOf(tx: Tx): Books {
  return tx.state(owner, () => {
    const books: Books = {
      accounts: new Map(),
      holds: new Map(),
      before: new Map(),
      holdsBefore: new Map(),
      opened: new Map(),
      leaving: new Set(),
      deltas: new Map(),
      money: new Map(),
    };
    tx.whenDecided(() => tellFalls(tx, books));
    tx.beforeFlush(() => writeBooks(tx, books));
    return books;
  });
}

/**
 * Locks accounts, with all their buckets, and holds of these accounts (by their ids, or all that
 * are open), for the rest of the transaction. One call per transaction, for everything it will
 * touch: it locks in ascending order of slot and id, and two calls could meet another transaction's
 * two calls crosswise. Unknown accounts are found out by the verb that needs them, so that they are
 * one command's refusal and not the whole batch's.
 */
export async function lockAccounts(
  tx: Tx,
  ids: readonly AccountId[],
  holdIds: readonly HoldId[] | 'open' = [],
): Promise<void> {
  const books = booksOf(tx);
  const keys = keysOf(books, ids);
  const [mains, others, holds] = await Promise.all([
    tx.load(lockMainBuckets, keys),
    tx.load(readOtherBuckets, keys),
    holdIds === 'open'
      ? tx.load(readOpenHolds, keys)
      : tx.load(lockHolds, keysOfHolds(books, holdIds)),
  ]);
  tx.stampAgain();
  for (const main of mains) keepMain(books, main);
  for (const bucket of others) keepBucket(books, bucket);
  for (const row of holds) {
    const hold = holdOf(row);
    books.holds.set(hold.id, hold);
    books.holdsBefore.set(hold.id, hold);
  }
}

/** The same for commands that touch nothing but main buckets: these alone are read. */
export async function lockMainOnly(tx: Tx, ids: readonly AccountId[]): Promise<void> {
  const books = booksOf(tx);
  const mains = await tx.load(lockMainBuckets, keysOf(books, ids));
  tx.stampAgain();
  for (const main of mains) keepMain(books, main);
}

function keysOfHolds(books: Books, ids: readonly HoldId[]): { slot: Slot; id: string }[] {
  return [...new Set(ids)]
    .filter((id) => !books.holds.has(id))
    .map((id) => ({ slot: slotOf(id), id: uuidOf(id) }));
}

function keysOf(books: Books, ids: readonly AccountId[]): { slot: Slot; account: string }[] {
  return [...new Set(ids)]
    .filter((id) => !books.accounts.has(id))
    .map((id) => ({ slot: slotOf(id), account: uuidOf(id) }))
    .sort(bySlotAndId);
}

function bySlotAndId(
  one: { slot: Slot; account: string },
  other: { slot: Slot; account: string },
): number {
  return one.slot - other.slot || (one.account < other.account ? -1 : 1);
}

function keepMain(books: Books, row: MainBucketRow): void {
  const id: AccountId = idFrom('acc', row.account);
  const main = mainBucketOf(id, row);
  main.balance = row.balance;
  main.held = row.held;
  main.seq = row.seq;
  books.accounts.set(id, { id, slot: row.slot, buckets: [main] });
  books.before.set(main, { seq: main.seq, held: main.held, place: row.place });
}

/** Of an account that was found: its main bucket came before. */
function keepBucket(books: Books, { place, ...bucket }: OtherBucketRow): void {
  books.accounts.get(idFrom('acc', bucket.account))?.buckets.push(bucket);
  books.before.set(bucket, { seq: bucket.seq, held: bucket.held, place });
}

/** A hold as it stands in this transaction: one that was locked with its account, or placed. */
export function lockedHold(tx: Tx, id: HoldId): Hold | undefined {
  return booksOf(tx).holds.get(id);
}

/** A locked account. Refuses with `account_unknown`. */
export function lockedAccount(tx: Tx, id: AccountId): Account {
  const account = booksOf(tx).accounts.get(id);
  if (!account) throw refuse.account_unknown({ account: id });
  return account;
}

/**
 * A bucket of a locked account: its main one unless another is named. Refuses with
 * `bucket_unknown`.
 */
export function lockedBucket(tx: Tx, id: AccountId, number: bigint = mainBucket): Bucket {
  const found = lockedAccount(tx, id).buckets.find((bucket) => bucket.number === number);
  if (!found) throw refuse.bucket_unknown({ account: id, bucket: number.toString() });
  return found;
}
