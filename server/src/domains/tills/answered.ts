import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { answerForGood, type Request } from '#platform/idempotency';
import { refuse } from './refusals.ts';

/** What became of a sale whose answer was lost: made, or never to be made, and why not. */
export type Answered<Sale> =
  | { readonly sale: Sale; readonly why: null }
  | { readonly sale: null; readonly why: string };

/**
 * Settles what became of a sale over the counter. One that is not there is closed by this very
 * question, so that the cash can go back. Refuses with `permission_missing` and
 * `request_key_reused`.
 */
export async function settleAnswer<Sale>(
  context: Context,
  caller: StaffCaller,
  request: Request,
  read: (result: unknown) => Promise<Sale>,
): Promise<Answered<Sale>> {
  await requireStaff(context, caller, 'tills.use');
  const found = await answerForGood(context, request, refuse.counter_sale_not_made());
  if ('why' in found) return { sale: null, why: found.why };
  return { sale: await read(found.result), why: null };
}
