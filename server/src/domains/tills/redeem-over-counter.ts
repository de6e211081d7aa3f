import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Request } from '#platform/idempotency';
import { readAnyTopup, type Topup } from '#topups';
import { redeemVoucher } from '#vouchers';
import { hallChannel } from './counter-sale.ts';
import { findOwnShift } from './own-shift.ts';
import { readTillName } from './store/tills.ts';

export interface VoucherOverCounter {
  readonly request: Request;
  readonly code: string;
  /** Of the customer's line. */
  readonly number: string;
}

/**
 * Redeems a voucher that a customer has brought to a counter. Whoever serves there is who is locked
 * out for guessing, whatever line it is for. No money changes hands, so it needs no shift; the
 * shift that is open tells the receipt at which counter. Refuses with `permission_missing` and as
 * `redeemVoucher` does.
 */
export async function redeemOverCounter(
  context: Context,
  caller: StaffCaller,
  wanted: VoucherOverCounter,
): Promise<Topup> {
  await requireStaff(context, caller, 'tills.use');
  const { staff } = caller.session;
  const place = await placeOf(context, caller);
  const by = { maker: staff, caller: staff, isServed: true } as const;
  const at = { ...by, channel: hallChannel, place };
  return readAnyTopup(context, await redeemVoucher(context, { ...wanted, ...at }));
}

async function placeOf(context: Context, caller: StaffCaller): Promise<string | undefined> {
  const shift = await findOwnShift(context, caller);
  if (!shift) return undefined;
  const [till] = await context.db.read(readTillName, [shift.till]);
  return till?.name ?? shift.till;
}
