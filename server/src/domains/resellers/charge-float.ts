import { hongKongMidnight, minuteMs } from '#base';
import { availableIn, credit, debit, lockedBucket } from '#ledger';
import type { Tx } from '#platform/postgres';
import { checkSale } from './counter.ts';
import { counterOf, countSale } from './locked-counters.ts';
import { refuse } from './refusals.ts';
import { isOpenAt } from './reseller.ts';
import type { Selling } from './seller.ts';
import { commissionOf, type Earned, type Product } from './tier.ts';

export interface Charged {
  readonly earned: Earned;
  readonly floatAfter: bigint;
}

/**
 * Takes the value of a sale out of a float into `transit`, and puts into it what the sale earns at
 * once. The float is locked and the seller's counter loaded. Refuses with `reseller_closed_now`,
 * `float_too_low` and the limits of the tier.
 */
export function chargeFloat(
  tx: Tx,
  seller: Selling,
  sale: { readonly cause: string; readonly product: Product; readonly valueMinor: bigint },
): Charged {
  const { cause, product, valueMinor } = sale;
  const { float, tier, hours, reseller } = seller;
  const minute = Math.floor((tx.nowMs - hongKongMidnight(tx.nowMs)) / minuteMs);
  if (hours && !isOpenAt(hours, minute)) throw refuse.reseller_closed_now();
  checkSale(tier, counterOf(tx, reseller), valueMinor);
  const free = availableIn(lockedBucket(tx, float)) - tier.leastFloatMinor;
  if (free < valueMinor) {
    throw refuse.float_too_low({ availableMinor: Number(free > 0n ? free : 0n) });
  }
  const earned = commissionOf(tier.commission, product, valueMinor);
  const amount = { unit: 'HKD', amount: valueMinor } as const;
  let last = debit(tx, float, amount, 'transit', { code: 'sale', cause });
  if (tier.paysAtOnce && earned.own > 0n) {
    const commission = { unit: 'HKD', amount: earned.own } as const;
    const reason = { code: 'commission', cause };
    last = credit(tx, float, commission, 'expense:commission', reason);
  }
  countSale(tx, reseller, valueMinor);
  return { earned, floatAfter: last.balanceAfter };
}
