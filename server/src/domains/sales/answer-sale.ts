import type { Context } from '#platform/context';
import { answerForGood, type Request } from '#platform/idempotency';
import type { TillVisit } from '#resellers';
import type { TopupId } from '#topups';
import { readSale } from './read-sale.ts';
import { refuse } from './refusals.ts';
import type { SaleInFull } from './sale.ts';

/** What became of a sale whose answer was lost: made, or never to be made, and why not. */
export type Answered =
  | { readonly sale: SaleInFull; readonly why: null }
  | { readonly sale: null; readonly why: string };

/**
 * Settles what became of a sale. One that is not there is closed by this very question, so that a
 * copy of it that is still on its way makes nothing: whoever was told "not sold" may give the money
 * back. Refuses with `request_key_reused`.
 */
export async function answerSale(
  context: Context,
  { seller }: TillVisit,
  request: Request,
): Promise<Answered> {
  const found = await answerForGood(context, request, refuse.sale_not_made());
  if ('why' in found) return { sale: null, why: found.why };
  const sale = await readSale(context, seller.reseller, found.result as TopupId);
  return { sale, why: null };
}
