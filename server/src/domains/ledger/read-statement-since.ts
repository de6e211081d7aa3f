import { type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AccountId } from './account.ts';
import { readTransfersSince, type TransferRow } from './store/transfers.ts';

/** Every movement of an account since an instant, however many, the oldest first. */
export function readStatementSince(
  { db }: Context,
  account: AccountId,
  sinceMs: InstantMs,
): Promise<TransferRow[]> {
  return db.read(readTransfersSince, [slotOf(account), uuidOf(account), isoTime(sinceMs)]);
}
