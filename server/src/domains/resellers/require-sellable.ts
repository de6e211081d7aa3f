import { hongKongMidnight, minuteMs } from '#base';
import { availableIn, lockedBucket } from '#ledger';
import type { Tx } from '#platform/postgres';
import { checkSale } from './counter.ts';
import { counterOf } from './locked-counters.ts';
import { refuse } from './refusals.ts';
import { isOpenAt } from './reseller.ts';
import type { Selling } from './seller.ts';

/**
 * That so much may be sold now out of a float that is locked, with the seller's counter loaded.
 * Refuses with `reseller_closed_now`, `float_too_low` and the limits of the tier.
 */
export function requireSellable(
  tx: Tx,
  seller: Selling,
  valueMinor: bigint,
  priceMinor = valueMinor,
): void {
  const { float, tier, hours, reseller } = seller;
  const minute = Math.floor((tx.nowMs - hongKongMidnight(tx.nowMs)) / minuteMs);
  if (hours && !isOpenAt(hours, minute)) throw refuse.reseller_closed_now();
  checkSale(tier, counterOf(tx, reseller), valueMinor);
  const free = availableIn(lockedBucket(tx, float)) - tier.leastFloatMinor;
  if (free < priceMinor) {
    throw refuse.float_too_low({ availableMinor: Number(free > 0n ? free : 0n) });
  }
}
