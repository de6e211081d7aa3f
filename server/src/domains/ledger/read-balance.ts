import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AccountId } from './account.ts';
import { type AccountBalance, balanceOf } from './balance.ts';
import { refuse } from './refusals.ts';
import { readBuckets } from './store/buckets.ts';

/** The balance now. Refuses with `account_unknown`. */
export async function readBalance(context: Context, account: AccountId): Promise<AccountBalance> {
  const key = { slot: slotOf(account), account: uuidOf(account) };
  const buckets = await context.db.readBy(readBuckets, key);
  if (buckets.length === 0) throw refuse.account_unknown({ account });
  return balanceOf(buckets, context.clock.now());
}
