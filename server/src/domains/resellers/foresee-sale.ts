import type { Context } from '#platform/context';
import { checkSale } from './counter.ts';
import { readCounter } from './read-counter.ts';
import type { Selling } from './seller.ts';
import { commissionOf, type Earned, type Product } from './tier.ts';

/**
 * What a sale would earn as things are now; the float is looked at when it is sold. Refuses with
 * the limits of the tier.
 */
export async function foreseeSale(
  context: Context,
  { reseller, tier }: Selling,
  product: Product,
  valueMinor: bigint,
): Promise<Earned> {
  checkSale(tier, await readCounter(context, reseller), valueMinor);
  return commissionOf(tier.commission, product, valueMinor);
}
