import { type InstantMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AccountId } from './account.ts';
import { readTransfers, type TransferRow } from './store/transfers.ts';

/** The newest movements of an account recorded before an instant, at most `limit` of them. */
export function readStatement(
  context: Context,
  account: AccountId,
  beforeMs: InstantMs,
  limit: number,
): Promise<TransferRow[]> {
  const before = new Date(beforeMs).toISOString();
  return context.db.read(readTransfers, [slotOf(account), uuidOf(account), before, limit]);
}
