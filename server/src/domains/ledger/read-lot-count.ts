import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AccountId } from './account.ts';
import type { LotQuestion } from './bucket.ts';
import { countLotsOf } from './store/buckets.ts';

/** How many buckets of a source an account has had, as it looks now. */
export async function readLotCount(
  context: Context,
  account: AccountId,
  question: LotQuestion,
): Promise<number> {
  const key = { slot: slotOf(account), account: uuidOf(account), ...question };
  const [row] = await context.db.readBy(countLotsOf, key);
  return Number(row?.lots ?? 0n);
}
