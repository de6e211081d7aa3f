import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AccountId } from './account.ts';
import type { LotQuestion } from './bucket.ts';
import { countLotsOf } from './store/buckets.ts';

/** How many buckets of a source an account has had, as it looks now. */
export async function readLotCount(
  context: Context,
  account: AccountId,
  { source, takenBackBy }: LotQuestion,
): Promise<number> {
  const values = [slotOf(account), uuidOf(account), source, takenBackBy];
  return Number((await context.db.read(countLotsOf, values))[0]?.lots ?? 0n);
}
