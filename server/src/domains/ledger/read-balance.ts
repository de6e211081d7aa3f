import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AccountId } from './account.ts';
import { type AccountBalance, balanceOf } from './balance.ts';
import { refuse } from './refusals.ts';
import { readBuckets } from './store/buckets.ts';

/** The balance now. Refuses with `account_unknown`. */
export async function readBalance(context: Context, account: AccountId): Promise<AccountBalance> {
  const buckets = await context.db.read(readBuckets, [slotOf(account), uuidOf(account)]);
  if (buckets.length === 0) throw refuse.account_unknown({ account });
  return balanceOf(buckets, context.clock.now());
}
