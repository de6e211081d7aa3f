import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { answerForGood, type Request } from '#platform/idempotency';
import type { TopupId } from '#topups';
import type { CounterSaleInFull } from './counter-sale.ts';
import { readSaleInFull } from './read-sale-in-full.ts';
import { refuse } from './refusals.ts';

/** What became of a sale whose answer was lost: made, or never to be made, and why not. */
export type AnsweredCounterSale =
  | { readonly sale: CounterSaleInFull; readonly why: null }
  | { readonly sale: null; readonly why: string };

/**
 * Settles what became of a counter sale. One that is not there is closed by this very question, so
 * that the cash can go back over the counter. Refuses with `permission_missing` and
 * `request_key_reused`.
 */
export async function answerCounterSale(
  context: Context,
  caller: StaffCaller,
  request: Request,
): Promise<AnsweredCounterSale> {
  await requireStaff(context, caller, 'tills.use');
  const found = await answerForGood(context, request, refuse.counter_sale_not_made());
  if ('why' in found) return { sale: null, why: found.why };
  return { sale: await readSaleInFull(context, found.result as TopupId), why: null };
}
