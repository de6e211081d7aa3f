import { slotOf, uuidOf } from '#base';
import type { MandateId } from '#mandates';
import type { Tx } from '#platform/postgres';
import { type Placed, placeTopup } from './place-topup.ts';
import { readQuote } from './store/quotes.ts';
import type { QuoteId, TopupId } from './topup.ts';

/**
 * Orders a quoted top-up that a mandate pays, in the transaction of whoever has decided that it is
 * wanted: nobody stands before a screen. Refuses as `orderTopup` does, and as `orderCollection`.
 */
export async function orderByMandate(
  tx: Tx,
  order: Placed & { readonly quote: QuoteId; readonly mandate: MandateId; readonly seller: string },
): Promise<TopupId> {
  const [quote] = await tx.query(readQuote, [slotOf(order.quote), uuidOf(order.quote)]);
  return placeTopup(tx, order, quote, { seller: order.seller, scene: 'mandate' });
}
