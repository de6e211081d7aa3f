import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { AccountId } from './account.ts';
import { booksOf } from './books.ts';
import { mainBucketOf, type NewBucket } from './new-bucket.ts';
import { refuse } from './refusals.ts';
import { insertAccounts } from './store/buckets.ts';

/**
 * Opens an account under an id that its owner chose (a line and its account share their digits)
 * with its main bucket. The account counts as locked. Refuses with `account_exists` when it was
 * locked before.
 */
export function openAccount(
  tx: Tx,
  id: AccountId,
  kind: string,
  main: Pick<NewBucket, 'unit' | 'floor'>,
): void {
  const { accounts, opened } = booksOf(tx);
  if (accounts.has(id)) throw refuse.account_exists({ account: id });
  const bucket = mainBucketOf(id, main);
  accounts.set(id, { id, slot: slotOf(id), buckets: [bucket] });
  opened.set(bucket, tx.nowMs);
  tx.onUndo(() => {
    accounts.delete(id);
    opened.delete(bucket);
  });
  tx.append(insertAccounts, { slot: slotOf(id), id: uuidOf(id), kind, openedAt: tx.nowMs });
}
