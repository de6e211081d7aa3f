import { credit, debit } from '#ledger';
import type { Tx } from '#platform/postgres';
import { countInChain } from './locked-chains.ts';
import { countSale } from './locked-counters.ts';
import { requireSellable } from './require-sellable.ts';
import type { Selling } from './seller.ts';
import { commissionOf, type Earned, type Product } from './tier.ts';

export interface Charged {
  readonly earned: Earned;
  readonly floatAfter: bigint;
}

/**
 * Takes the price of a sale out of a float into `transit`, and puts into it what the sale earns at
 * once; limits and commission are of its value. The float is locked, the counter loaded and the
 * chain locked. Refuses as `requireSellable` does.
 */
export function chargeFloat(
  tx: Tx,
  seller: Selling,
  sale: {
    readonly cause: string;
    readonly product: Product;
    readonly valueMinor: bigint;
    /** Where it is less than the value. */
    readonly priceMinor?: bigint;
  },
): Charged {
  const { cause, product, valueMinor, priceMinor = valueMinor } = sale;
  const { float, tier, reseller, chainLimits } = seller;
  requireSellable(tx, seller, valueMinor, priceMinor);
  const earned = commissionOf(tier.commission, product, valueMinor);
  const amount = { unit: 'HKD', amount: priceMinor } as const;
  let last = debit(tx, float, amount, 'transit', { code: 'sale', cause, isUntold: true });
  if (tier.paysAtOnce && earned.own > 0n) {
    const commission = { unit: 'HKD', amount: earned.own } as const;
    const reason = { code: 'commission', cause };
    last = credit(tx, float, commission, 'expense:commission', reason);
  }
  countSale(tx, reseller, valueMinor);
  if (chainLimits) countInChain(tx, chainLimits, valueMinor);
  return { earned, floatAfter: last.balanceAfter };
}
