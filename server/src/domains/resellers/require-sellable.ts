import { hongKongMidnight, metresBetween, minuteMs } from '#base';
import { availableIn, lockedBucket } from '#ledger';
import type { Tx } from '#platform/postgres';
import { checkSale } from './counter.ts';
import { requireWithinChain } from './locked-chains.ts';
import { counterOf } from './locked-counters.ts';
import { refuse } from './refusals.ts';
import { isOpenAt } from './reseller.ts';
import type { Selling } from './seller.ts';

/**
 * That so much may be sold now out of a float that is locked, with the seller's counter loaded and
 * its chain locked. Refuses with `reseller_closed_now`, `till_away`, `till_place_unknown`,
 * `float_too_low` and the limits of the tier and of the chain.
 */
export function requireSellable(
  tx: Tx,
  seller: Selling,
  valueMinor: bigint,
  priceMinor = valueMinor,
): void {
  const { float, tier, hours, reseller, chainLimits } = seller;
  const minute = Math.floor((tx.nowMs - hongKongMidnight(tx.nowMs)) / minuteMs);
  if (hours && !isOpenAt(hours, minute)) throw refuse.reseller_closed_now();
  requireAtPlace(seller);
  checkSale(tier, counterOf(tx, reseller), valueMinor);
  if (chainLimits) requireWithinChain(tx, chainLimits, valueMinor);
  const free = availableIn(lockedBucket(tx, float)) - tier.leastFloatMinor;
  if (free < priceMinor) {
    throw refuse.float_too_low({ availableMinor: Number(free > 0n ? free : 0n) });
  }
}

/**
 * What a till says of itself holds off whoever carries it away, not whoever forges its position.
 * What is not known to within the limit proves nothing; what is known is believed in its favour.
 */
function requireAtPlace({ place, fix }: Selling): void {
  if (!place) return;
  const { withinMetres } = place;
  if (!fix || fix.accuracyMetres > withinMetres) throw refuse.till_place_unknown({ withinMetres });
  const metres = metresBetween(place, fix) - fix.accuracyMetres;
  if (metres > withinMetres) throw refuse.till_away({ metres, withinMetres });
}
