import type { Tx } from '#platform/postgres';
import type { AccountId } from './account.ts';
import { booksOf } from './books.ts';

/** Whether a transaction has left less money on an account than was there, by now. */
export function hasFallen(tx: Tx, account: AccountId): boolean {
  return (booksOf(tx).money.get(account)?.by ?? 0n) < 0n;
}
