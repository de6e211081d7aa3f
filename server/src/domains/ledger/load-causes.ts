import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { AccountId } from './account.ts';
import { readCauses } from './store/buckets.ts';

/**
 * What an account's open buckets of money came from, not locked: for whoever locks those causes
 * before the account.
 */
export async function loadCauses(tx: Tx, account: AccountId): Promise<readonly string[]> {
  const rows = await tx.query(readCauses, [slotOf(account), uuidOf(account)]);
  return rows.map(({ cause }) => cause);
}
