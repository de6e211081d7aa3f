import { Refusal } from '#base';
import type { Context } from '#platform/context';
import { loadRequests, type Request, type Requests } from '#platform/idempotency';
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
  const found = await context.db.transaction(async (tx) => {
    const requests = await loadRequests(tx, [request]);
    return answeredIn(requests, request) ?? close(requests, request);
  });
  if ('why' in found) return { sale: null, why: found.why };
  return { sale: await readSale(context, seller.reseller, found.topup), why: null };
}

type Found = { readonly topup: TopupId } | { readonly why: string };

function answeredIn(requests: Requests, request: Request): Found | undefined {
  try {
    const before = requests.answered(request);
    return before && { topup: before.result as TopupId };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'request_key_reused') throw error;
    return { why: error.code };
  }
}

function close(requests: Requests, request: Request): Found {
  const refusal = refuse.sale_not_made();
  requests.keepRefusal(request, refusal);
  return { why: refusal.code };
}
