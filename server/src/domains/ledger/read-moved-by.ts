import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AccountId } from './account.ts';
import { readTransfersOfCauses, type TransferRow } from './store/transfers.ts';

const most = 200;

/** What some causes have moved in some buckets of an account, in the order of recording. */
export function readMovedBy(
  context: Context,
  account: AccountId,
  { buckets, causes }: { readonly buckets: readonly bigint[]; readonly causes: readonly string[] },
): Promise<TransferRow[]> {
  const values = [slotOf(account), uuidOf(account), buckets, causes, most];
  return context.db.read(readTransfersOfCauses, values);
}
