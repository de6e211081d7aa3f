import { isId } from '#base';
import type { Context } from '#platform/context';
import { draftQuote, type Quote, type QuoteRequest } from './draft-quote.ts';
import { findReceiver } from './find-receiver.ts';
import { foreseeReview } from './foresee-review.ts';
import type { Receiver } from './receiver.ts';
import { saveQuote } from './save-quote.ts';

export { draftQuote, type Quote } from './draft-quote.ts';
export { priceOf } from './price.ts';
export { type Market, readMarket } from './read-market.ts';

/** What a person sees before paying. */
export interface ShownQuote extends Quote {
  /** Whether, paid just now, people would look at it before it is credited. */
  readonly isReviewed: boolean;
}

/**
 * What a person sees before paying, kept for a while: what is ordered by it costs exactly this.
 * Refuses as `findReceiver` and `draftQuote` do.
 */
export async function quoteTopup(context: Context, request: QuoteRequest): Promise<ShownQuote> {
  const receiver = await findReceiver(context, request.number, request.maker);
  // All of it depends on the receiver alone, so a quote takes two turns with the database.
  const [quote, isReviewed] = await Promise.all([
    draftQuote(context, { ...request, receiver }),
    isCaught(context, request, receiver),
  ]);
  await context.db.transaction(async (tx) => void saveQuote(tx, quote));
  return { ...quote, isReviewed };
}

/** Whoever knows before paying that it takes longer can choose another way, or less. */
function isCaught(
  context: Context,
  { maker, device, valueMinor: value }: QuoteRequest,
  { line, isOwn }: Receiver,
): Promise<boolean> {
  const from = isId('dev', maker) ? maker : (device ?? null);
  return foreseeReview(context, { line, payer: maker, device: from, isOwn, value });
}
