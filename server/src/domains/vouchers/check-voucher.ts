import { hourMs, networkOf } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { readVoucher } from './read-voucher.ts';
import { voucherSettings } from './settings.ts';
import type { VoucherLife } from './voucher.ts';

/** What anybody may know who has a voucher in hand: nothing of where and to whom it was sold. */
export type CheckedVoucher = Pick<
  VoucherLife,
  'serial' | 'batchOf' | 'state' | 'isActive' | 'expiresAt' | 'redeemedAt' | 'receiver'
>;

/**
 * What became of a voucher by its serial number, before or without its code: the number is no
 * secret, and looking costs no try. Numbers are easily counted up, so looks are held back per
 * address. Refuses with `voucher_serial_unknown` and `too_many_requests`.
 */
export async function checkVoucher(
  context: Context,
  { serial, ip }: { readonly serial: string; readonly ip: string },
): Promise<CheckedVoucher> {
  const limit = context.settings().get(voucherSettings.looksPerAddressHour);
  const key = networkOf(ip, 'host');
  await takeToken(context, { name: 'voucher looks per address', key, limit, perMs: hourMs });
  return readVoucher(context, serial);
}
