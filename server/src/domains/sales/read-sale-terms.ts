import type { Context } from '#platform/context';
import { commissionOf, type Selling } from '#resellers';
import { readSoldTerms, type SoldTerms, type SoldTo } from '#topups';
import { saleChannel } from './sale.ts';

export interface PricedSale {
  readonly channel: string;
  readonly valueMinor: bigint;
  /** What the customer has said to get a promotion. */
  readonly typedCode?: string | null | undefined;
}

/**
 * What a sale gives and costs as things are now. No customer of a shop pays less by more than the
 * shop earns: whoever is cheaper than that looks like a seller of stolen top-ups. A partner's
 * program buys at its price, and is held by the official floor. Refuses with
 * `topup_amount_invalid`.
 */
export function readSaleTerms(
  context: Context,
  { reseller: maker, tier }: Pick<Selling, 'reseller' | 'tier'>,
  receiver: SoldTo,
  { channel, valueMinor, typedCode = null }: PricedSale,
): Promise<SoldTerms> {
  const place = { channel, maker, typedCode };
  if (channel !== saleChannel) return readSoldTerms(context, receiver, valueMinor, place);
  const { own: mostDiscountMinor } = commissionOf(tier.commission, 'topup', valueMinor);
  return readSoldTerms(context, receiver, valueMinor, { ...place, mostDiscountMinor });
}
