import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { AccountId } from './account.ts';
import type { LotQuestion } from './bucket.ts';
import { countLotsOf } from './store/buckets.ts';

/** How many buckets of a source an account has had, in the transaction that decides by it. */
export async function countLots(
  tx: Tx,
  account: AccountId,
  { source, takenBackBy }: LotQuestion,
): Promise<number> {
  const values = [slotOf(account), uuidOf(account), source, takenBackBy];
  return Number((await tx.query(countLotsOf, values))[0]?.lots ?? 0n);
}
