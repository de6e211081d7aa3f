import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type RecordedAccount, recordedOf } from './payout-account.ts';
import { readPayoutAccounts } from './store/payout-accounts.ts';

const most = 500;

/**
 * Where floats are paid out to, and what waits for a decision. Refuses with `permission_missing`.
 */
export async function listPayoutAccounts(
  context: Context,
  caller: StaffCaller,
): Promise<RecordedAccount[]> {
  await requireStaff(context, caller, 'floats.read');
  return (await context.db.read(readPayoutAccounts, [most])).map(recordedOf);
}
