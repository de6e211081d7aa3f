import { isoTime, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { type PayoutAccount, recordedOf } from './payout-account.ts';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { lockPayoutAccount } from './store/payout-accounts.ts';

/**
 * Where a float may be paid out to by now. Refuses with `payout_account_missing` and
 * `payout_account_waits`.
 */
export async function requirePayoutAccount(tx: Tx, reseller: ResellerId): Promise<PayoutAccount> {
  const [row] = await tx.query(lockPayoutAccount, [slotOf(reseller), uuidOf(reseller)]);
  const current = row && recordedOf(row).current;
  if (!current) throw refuse.payout_account_missing();
  const { usableFrom } = current;
  if (usableFrom > tx.nowMs) throw refuse.payout_account_waits({ from: isoTime(usableFrom) });
  return current;
}
