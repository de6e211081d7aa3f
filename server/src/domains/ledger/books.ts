import { assert, idFrom, type InstantMs, type Slot, slotOf, uuidOf } from '#base';
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
  sumOtherBuckets,
} from './store/buckets.ts';
import { holdOf, lockHolds, readOpenHolds } from './store/holds.ts';
import { tellFalls } from './tell-falls.ts';
import { writeBooks } from './write-books.ts';

const owner = {};

export function booksOf(tx: Tx): Books {
  return tx.state(owner, () => {
    const books: Books = {
      accounts: new Map(),
      rests: new Map(),
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
 *
 * Accounts in `credited` are locked too, and only credited: their further buckets are read together
 * and not one by one. A second call that names one among `ids` reads them, and waits for nobody.
 */
export async function lockAccounts(
  tx: Tx,
  ids: readonly AccountId[],
  holdIds: readonly HoldId[] | 'open' = [],
  credited: readonly AccountId[] = [],
): Promise<void> {
  const books = booksOf(tx);
  const isUnread = (id: AccountId) => !books.accounts.has(id) || books.rests.has(id);
  const isUnlocked = (id: AccountId) => !books.accounts.has(id);
  const whole = new Set(ids.filter(isUnread));
  const summed = credited.filter((id) => isUnlocked(id) && !whole.has(id));
  const keys = keysOf([...whole]);
  const at = tx.nowMs;
  const [mains, others, rests, holds] = await Promise.all([
    tx.load(lockMainBuckets, keysOf([...whole, ...summed].filter(isUnlocked))),
    tx.load(readOtherBuckets, keys),
    tx.load(
      sumOtherBuckets,
      keysOf(summed).map((key) => ({ ...key, at })),
    ),
    holdIds === 'open'
      ? tx.load(readOpenHolds, keys)
      : tx.load(lockHolds, keysOfHolds(books, holdIds)),
  ]);
  tx.stampAgain();
  for (const main of mains) keepMain(books, main);
  keepOthers(books, [...whole], others);
  for (const { place, ...row } of holds) {
    const hold = holdOf(row);
    books.holds.set(hold.id, hold);
    books.holdsBefore.set(hold.id, { hold, place });
  }
  for (const { account, ...rest } of rests) books.rests.set(idFrom('acc', account), rest);
  const ended = endedRests(books, tx.nowMs);
  if (ended.length > 0) await lockAccounts(tx, ended);
}

/** The same for commands that touch nothing but main buckets: these alone are read. */
export async function lockMainOnly(tx: Tx, ids: readonly AccountId[]): Promise<void> {
  const books = booksOf(tx);
  const unlocked = ids.filter((id) => !books.accounts.has(id));
  const mains = await tx.load(lockMainBuckets, keysOf(unlocked));
  tx.stampAgain();
  for (const main of mains) keepMain(books, main);
}

function keysOfHolds(books: Books, ids: readonly HoldId[]): { slot: Slot; id: string }[] {
  return [...new Set(ids)]
    .filter((id) => !books.holds.has(id))
    .map((id) => ({ slot: slotOf(id), id: uuidOf(id) }));
}

function keysOf(ids: readonly AccountId[]): { slot: Slot; account: string }[] {
  return [...new Set(ids)]
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

/** Of accounts that were found: their main buckets came before. */
function keepOthers(
  books: Books,
  ids: readonly AccountId[],
  others: readonly OtherBucketRow[],
): void {
  const opened = new Map<AccountId, Bucket[]>();
  for (const id of ids) {
    if (books.rests.delete(id)) opened.set(id, books.accounts.get(id)?.buckets.splice(1) ?? []);
  }
  for (const { place, ...bucket } of others) {
    books.accounts.get(idFrom('acc', bucket.account))?.buckets.push(bucket);
    books.before.set(bucket, { seq: bucket.seq, held: bucket.held, place });
  }
  for (const [id, buckets] of opened) books.accounts.get(id)?.buckets.push(...buckets);
}

/** Of which something has expired, by the instant of the newest lock, since they were summed. */
function endedRests({ rests }: Books, nowMs: InstantMs): AccountId[] {
  return [...rests]
    .filter(([, { nextEnd }]) => nextEnd !== null && nextEnd < nowMs)
    .map(([id]) => id);
}

/** A hold as it stands in this transaction: one that was locked with its account, or placed. */
export function lockedHold(tx: Tx, id: HoldId): Hold | undefined {
  return booksOf(tx).holds.get(id);
}

/** A locked account, whose buckets were read. Refuses with `account_unknown`. */
export function lockedAccount(tx: Tx, id: AccountId): Account {
  assert(!booksOf(tx).rests.has(id), 'an account that is only credited was not read');
  return accountToCredit(tx, id);
}

/** A locked account, of which the main bucket is known, and what this transaction has opened. */
export function accountToCredit(tx: Tx, id: AccountId): Account {
  const account = booksOf(tx).accounts.get(id);
  if (!account) throw refuse.account_unknown({ account: id });
  return account;
}

/**
 * A bucket of a locked account: its main one unless another is named. Refuses with
 * `bucket_unknown`.
 */
export function lockedBucket(tx: Tx, id: AccountId, number: bigint = mainBucket): Bucket {
  return bucketIn(lockedAccount(tx, id), number);
}

/** The same, where the account may be one that is only credited. */
export function bucketToCredit(tx: Tx, id: AccountId, number: bigint): Bucket {
  return bucketIn(accountToCredit(tx, id), number);
}

function bucketIn({ id, buckets }: Account, number: bigint): Bucket {
  const found = buckets.find((bucket) => bucket.number === number);
  if (!found) throw refuse.bucket_unknown({ account: id, bucket: number.toString() });
  return found;
}
