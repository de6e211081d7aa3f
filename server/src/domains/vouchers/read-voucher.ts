import { idFrom, type PhoneNumber } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { everySlot } from './every-slot.ts';
import { batchOf, knownBatch } from './load-batches.ts';
import { refuse } from './refusals.ts';
import { readSerial, serialText } from './serial.ts';
import { readActivations, readBatch } from './store/batches.ts';
import { readBySerial } from './store/vouchers.ts';
import type { VoucherLife, VoucherState } from './voucher.ts';

/**
 * What became of one voucher, by the serial number that is printed on it and on its receipts, for
 * staff or for the command line. Refuses with `permission_missing` and `voucher_serial_unknown`.
 */
export async function readVoucher(
  context: Context,
  typed: string,
  caller?: StaffCaller,
): Promise<VoucherLife> {
  if (caller) await requireStaff(context, caller, 'vouchers.read', typed);
  const serial = readSerial(typed);
  if (!serial) throw refuse.voucher_serial_unknown();
  const { db } = context;
  const [[row], [made], activations] = await Promise.all([
    db.read(readBySerial, [everySlot, serial.batch, serial.number]),
    db.read(readBatch, [serial.batch]),
    db.read(readActivations, [[serial.batch]]),
  ]);
  if (!row) throw refuse.voucher_serial_unknown();
  const batch = batchOf(knownBatch(made, serial.batch));
  const expiresAt = row.expiresAt ?? batch.expiresAt;
  const isOver = row.state === 'unsold' && expiresAt < context.clock.now();
  const state: VoucherState = isOver ? 'expired' : row.state;
  return {
    ...serial,
    serial: serialText(serial),
    batchOf: batch,
    state,
    isActive: activations.some(
      ({ state: of, first, last }) => of === 'active' && first <= row.number && row.number <= last,
    ),
    isOwed: row.isOwed,
    soldAt: row.soldAt,
    reseller: row.reseller === null ? null : idFrom('rsl', row.reseller),
    expiresAt,
    topup: row.topup === null ? null : idFrom('top', row.topup),
    receiver: row.receiver as PhoneNumber | null,
    redeemedAt: row.redeemedAt,
    blockedAt: row.blockedAt,
    blockedBy: row.blockedBy,
    blockedWhy: row.blockedWhy,
  };
}
