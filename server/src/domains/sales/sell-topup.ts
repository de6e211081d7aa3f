import type { PhoneNumber } from '#base';
import type { Context } from '#platform/context';
import type { Request } from '#platform/idempotency';
import { type Fix, requirePin, type TillVisit } from '#resellers';
import type { TopupId } from '#topups';
import { makeSale } from './make-sale.ts';
import { readSale } from './read-sale.ts';
import { saleChannel, type SaleInFull } from './sale.ts';

export interface WantedSale {
  readonly request: Request;
  readonly number: PhoneNumber;
  readonly valueMinor: bigint;
  readonly pin: string;
  /** Where the till is, if it says so. */
  readonly fix?: Fix | undefined;
  /** The customer has said that the same of minutes ago was another. */
  readonly isTwinIntended: boolean;
  /** What the customer has said to get a promotion. */
  readonly typedCode?: string | undefined;
  /** What they were shown that it costs: for more it is not sold. */
  readonly priceMinor?: bigint | undefined;
}

/**
 * Sells a top-up from the float of who stands at a till: float and line in one commit, once under
 * its key. Refuses with what the PIN, the number, the amount, the tier, the float and the line's
 * limits say, and with `request_key_reused`.
 */
export async function sellTopup(
  context: Context,
  visit: TillVisit,
  wanted: WantedSale,
): Promise<SaleInFull> {
  await requirePin(context, visit, wanted.pin);
  const seller = { ...visit.seller, fix: wanted.fix };
  const by = { operator: seller.operator, till: seller.till };
  const sale = { seller, by, channel: saleChannel, wanted };
  const { topup, made } = await makeSale(context, sale);
  // At a till nothing becomes an order: its requests are its own.
  return made ?? readSale(context, seller.reseller, topup as TopupId);
}
