import type { MandateId } from '#mandates';
import type { Tx } from '#platform/postgres';
import type { Quote } from './draft-quote.ts';
import { type Placed, placeTopup } from './place-topup.ts';
import { saveQuote } from './save-quote.ts';
import type { TopupId } from './topup.ts';

/**
 * Orders a top-up that a mandate pays by a draft of a quote, in the transaction of whoever has
 * decided that it is wanted: nobody stands before a screen. Refuses as `orderTopup` does, and as
 * `orderCollection`.
 */
export async function orderByMandate(
  tx: Tx,
  order: Placed & { readonly quote: Quote; readonly mandate: MandateId; readonly seller: string },
): Promise<TopupId> {
  const { quote, seller } = order;
  return placeTopup(tx, order, saveQuote(tx, quote), { seller, scene: 'mandate' });
}
