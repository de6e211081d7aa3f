import type { InstantMs } from '#base';
import { type HoldId, placeHold } from '#ledger';
import type { Tx } from '#platform/postgres';
import { requireSellable } from './require-sellable.ts';
import type { Selling } from './seller.ts';

/**
 * Sets the value of a sale aside in a float that is locked, with the seller's counter loaded and
 * its chain locked, until it is sold or not. Refuses as `chargeFloat` does.
 */
export function holdFloat(
  tx: Tx,
  seller: Selling,
  { cause, valueMinor, expiresAt }: { cause: string; valueMinor: bigint; expiresAt: InstantMs },
): HoldId {
  requireSellable(tx, seller, valueMinor);
  const spending = { unit: 'HKD' } as const;
  return placeHold(tx, seller.float, valueMinor, spending, { cause, expiresAt }).id;
}
