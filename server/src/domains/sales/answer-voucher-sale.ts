import type { Context } from '#platform/context';
import { answerForGood, type Request } from '#platform/idempotency';
import { loadSoldVoucher } from './voucher-in-full.ts';
import { refuse } from './refusals.ts';
import type { SoldVoucher, VoucherSaleId } from './voucher-sale.ts';

/** What became of a voucher's sale whose answer was lost: made, or never to be made, and why. */
export type AnsweredVoucher =
  | { readonly sale: SoldVoucher; readonly why: null }
  | { readonly sale: null; readonly why: string };

/**
 * Settles what became of a voucher's sale, with its code: nobody has seen that yet. One that is not
 * there is closed by this very question, so that whoever was told "not sold" may give the money
 * back. Refuses with `request_key_reused`.
 */
export async function answerVoucherSale(
  context: Context,
  request: Request,
): Promise<AnsweredVoucher> {
  const found = await answerForGood(context, request, refuse.sale_not_made());
  if ('why' in found) return { sale: null, why: found.why };
  const id = found.result as VoucherSaleId;
  return {
    sale: await context.db.transaction((tx) => loadSoldVoucher(context, tx, id)),
    why: null,
  };
}
