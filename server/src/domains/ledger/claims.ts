import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { AccountId, Reason } from './account.ts';
import { lockAccounts } from './books.ts';
import { credit } from './move.ts';
import { openBucket } from './open-bucket.ts';
import { readClaimableOf } from './store/transfers.ts';

/** What an account's owner had paid, and can claim since it may not be spent any more, in HKD. */
export async function readClaimable(context: Context, account: AccountId): Promise<bigint> {
  const [row] = await context.db.read(readClaimableOf, [slotOf(account), uuidOf(account)]);
  return row?.amount ?? 0n;
}

/** The same within a transaction that has locked the account, as it stood when that began. */
export async function loadClaimable(tx: Tx, account: AccountId): Promise<bigint> {
  const [row] = await tx.query(readClaimableOf, [slotOf(account), uuidOf(account)]);
  return row?.amount ?? 0n;
}

/**
 * Puts what can be claimed back on its account, for whoever pays it out in the same transaction.
 * To be done once in one: it reads what was written before.
 */
export async function claimBack(tx: Tx, account: AccountId, reason: Reason): Promise<void> {
  await lockAccounts(tx, [account]);
  const amount = await loadClaimable(tx, account);
  if (amount <= 0n) return;
  const bucket = openBucket(tx, account, { unit: 'HKD', source: 'paid', cause: reason.cause });
  credit(tx, account, { unit: 'HKD', amount }, 'claimable', reason, bucket);
}
