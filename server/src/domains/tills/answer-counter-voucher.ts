import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { answerForGood, type Request } from '#platform/idempotency';
import type { CounterVoucherId, CounterVoucherInFull } from './counter-voucher.ts';
import { loadSoldVoucher } from './load-counter-vouchers.ts';
import { refuse } from './refusals.ts';

/** What became of a voucher's sale whose answer was lost: made, or never to be made, and why. */
export type AnsweredCounterVoucher =
  | { readonly sale: CounterVoucherInFull; readonly why: null }
  | { readonly sale: null; readonly why: string };

/**
 * Settles what became of a voucher's sale, with its code: nobody has seen that yet. One that is not
 * there is closed by this very question, so that the cash can go back over the counter. Refuses
 * with `permission_missing` and `request_key_reused`.
 */
export async function answerCounterVoucher(
  context: Context,
  caller: StaffCaller,
  request: Request,
): Promise<AnsweredCounterVoucher> {
  await requireStaff(context, caller, 'tills.use');
  const found = await answerForGood(context, request, refuse.counter_sale_not_made());
  if ('why' in found) return { sale: null, why: found.why };
  const id = found.result as CounterVoucherId;
  return {
    sale: await context.db.transaction((tx) => loadSoldVoucher(context, tx, id)),
    why: null,
  };
}
