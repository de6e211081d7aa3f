import { uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { CounterSale } from './counter-sale.ts';
import { counterSaleOf } from './load-sales.ts';
import { findOwnShift } from './own-shift.ts';
import type { Shift } from './shift.ts';
import { readSalesOfShift, sumShift, type TenderTotalRow } from './store/sales.ts';

const mostListed = 100;

/** What somebody's open shift has sold; nothing of what should be in the drawer. */
export interface OwnTill {
  readonly shift: Shift | null;
  /** Newest first. */
  readonly sales: readonly CounterSale[];
  readonly totals: readonly TenderTotalRow[];
}

/** Refuses with `permission_missing`. */
export async function readOwnTill(context: Context, caller: StaffCaller): Promise<OwnTill> {
  await requireStaff(context, caller, 'tills.use');
  const shift = await findOwnShift(context, caller);
  if (!shift) return { shift: null, sales: [], totals: [] };
  const [sales, totals] = await Promise.all([
    context.db.read(readSalesOfShift, [uuidOf(shift.id), mostListed]),
    context.db.read(sumShift, [uuidOf(shift.id)]),
  ]);
  return { shift, sales: sales.map(counterSaleOf), totals };
}
