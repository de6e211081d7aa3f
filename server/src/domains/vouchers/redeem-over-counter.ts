import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Request } from '#platform/idempotency';
import { readAnyTopup, type Topup } from '#topups';
import { redeemVoucher } from './redeem-voucher.ts';

export interface VoucherOverCounter {
  readonly request: Request;
  readonly code: string;
  /** Of the customer's line. */
  readonly number: string;
}

/**
 * Redeems a voucher that a customer has brought to a counter. Whoever serves there is who is locked
 * out for guessing, whatever line it is for. Refuses with `permission_missing` and as
 * `redeemVoucher` does.
 */
export async function redeemOverCounter(
  context: Context,
  caller: StaffCaller,
  wanted: VoucherOverCounter,
): Promise<Topup> {
  await requireStaff(context, caller, 'tills.use');
  const { staff } = caller.session;
  const at = { maker: staff, channel: 'hall', caller: staff } as const;
  return readAnyTopup(context, await redeemVoucher(context, { ...wanted, ...at }));
}
