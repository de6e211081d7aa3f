import type { Context } from '#platform/context';
import { draftQuote, type Quote, type QuoteRequest } from './draft-quote.ts';
import { saveQuote } from './save-quote.ts';

export { draftQuote, type Quote } from './draft-quote.ts';

/**
 * What a person sees before paying, kept for a while: what is ordered by it costs exactly this.
 * Refuses as `draftQuote` does.
 */
export async function quoteTopup(context: Context, request: QuoteRequest): Promise<Quote> {
  const quote = await draftQuote(context, request);
  await context.db.transaction(async (tx) => void saveQuote(tx, quote));
  return quote;
}
