import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { papersOfVoucherSale, readSerial, readVoucher, voucherUndoBefore } from '#vouchers';
import type { CounterVoucherInFull } from './counter-voucher.ts';
import { counterVoucherOf } from './load-counter-vouchers.ts';
import { refuse } from './refusals.ts';
import { readTillName } from './store/tills.ts';
import { readCounterVoucher as readRow } from './store/voucher-sales.ts';

/**
 * A voucher's sale of any till by the serial number on its slip or card, to print the slip again:
 * without its code, which whoever bought it has seen. Refuses with `permission_missing` and
 * `counter_sale_unknown`.
 */
export async function readCounterVoucher(
  context: Context,
  caller: StaffCaller,
  typed: string,
): Promise<CounterVoucherInFull> {
  await requireStaff(context, caller, 'tills.read');
  const serial = readSerial(typed);
  const [row] = serial ? await context.db.read(readRow, [serial.batch, serial.number]) : [];
  if (!row) throw refuse.counter_sale_unknown();
  const sale = counterVoucherOf(row);
  const [{ expiresAt }, papers, [till]] = await Promise.all([
    readVoucher(context, sale.serial),
    context.db.transaction((tx) => papersOfVoucherSale(tx, sale.id)),
    context.db.read(readTillName, [sale.till]),
  ]);
  const undoBefore = voucherUndoBefore(sale, context.settings());
  const place = till?.name ?? sale.till;
  return { ...sale, ...papers, place, code: null, expiresAt, undoBefore };
}
