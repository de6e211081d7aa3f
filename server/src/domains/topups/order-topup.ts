import { type Language, slotOf, uuidOf } from '#base';
import { readCatalog } from '#catalog';
import { readAllConnectors, type Scene } from '#payments';
import type { Context } from '#platform/context';
import { isLasting, loadRequests, type Request } from '#platform/idempotency';
import { readQuote } from './store/quotes.ts';
import { type Placed, placeTopup } from './place-topup.ts';
import type { QuoteId, TopupId } from './topup.ts';

export interface TopupOrder extends Placed {
  readonly request: Request;
  readonly quote: QuoteId;
  /** Where the payer is, best first: the first that the method knows is taken. */
  readonly scenes: readonly Scene[];
  /** The payer's, for what the provider's page says. */
  readonly language: Language;
}

/**
 * Orders a quoted top-up, once: the same request again gets the same order, for ever. Nothing
 * leaves the house here; the payer is sent to the provider by `startPayment`. Refuses with
 * `quote_unknown`, `quote_expired`, `method_unavailable`, `topup_open`, `topup_twin` and the
 * limits.
 */
export async function orderTopup(context: Context, order: TopupOrder): Promise<TopupId> {
  const { operator } = await readCatalog(context);
  const seller = operator.name[order.language];
  const scene = await sceneOf(context, order);
  const outcome = await context.db.transaction(async (tx) => {
    const [requests, [quote]] = await Promise.all([
      loadRequests(tx, [order.request]),
      tx.query(readQuote, [slotOf(order.quote), uuidOf(order.quote)]),
    ]);
    const before = requests.answered(order.request);
    if (before) return { topup: before.result as TopupId };
    try {
      const topup = await placeTopup(tx, order, quote, { seller, scene });
      requests.keep(order.request, topup);
      return { topup };
    } catch (error) {
      if (!isLasting(error)) throw error;
      requests.keepRefusal(order.request, error);
      return { error };
    }
  });
  if ('error' in outcome) throw outcome.error;
  return outcome.topup;
}

async function sceneOf(context: Context, { method, scenes }: TopupOrder): Promise<Scene> {
  const known = (await readAllConnectors(context)).get(method)?.capabilities.scenes ?? scenes;
  return scenes.find((scene) => known.includes(scene)) ?? known[0] ?? 'mobile_web';
}
