import { uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { CounterSale } from './counter-sale.ts';
import type { CounterVoucher } from './counter-voucher.ts';
import { counterVoucherOf } from './load-counter-vouchers.ts';
import { counterSaleOf } from './load-sales.ts';
import { findOwnShift } from './own-shift.ts';
import type { Shift } from './shift.ts';
import { readSalesOfShift, sumShift, type TenderTotalRow } from './store/sales.ts';
import { readVouchersOfShift } from './store/voucher-sales.ts';

const mostListed = 100;

/** What somebody's open shift has sold; nothing of what should be in the drawer. */
export interface OwnTill {
  readonly shift: Shift | null;
  /** Newest first. */
  readonly sales: readonly CounterSale[];
  /** Newest first. */
  readonly vouchers: readonly CounterVoucher[];
  readonly totals: readonly TenderTotalRow[];
}

/** Refuses with `permission_missing`. */
export async function readOwnTill(context: Context, caller: StaffCaller): Promise<OwnTill> {
  await requireStaff(context, caller, 'tills.use');
  const shift = await findOwnShift(context, caller);
  if (!shift) return { shift: null, sales: [], vouchers: [], totals: [] };
  const [sales, vouchers, totals] = await Promise.all([
    context.db.read(readSalesOfShift, [uuidOf(shift.id), mostListed]),
    context.db.read(readVouchersOfShift, [uuidOf(shift.id), mostListed]),
    context.db.read(sumShift, [uuidOf(shift.id)]),
  ]);
  return {
    shift,
    sales: sales.map(counterSaleOf),
    vouchers: vouchers.map(counterVoucherOf),
    totals,
  };
}
