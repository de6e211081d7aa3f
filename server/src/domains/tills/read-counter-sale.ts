import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { TopupId } from '#topups';
import type { CounterSaleInFull } from './counter-sale.ts';
import { readSaleInFull } from './read-sale-in-full.ts';

/**
 * A sale of any till, to print it again. Refuses with `permission_missing` and
 * `counter_sale_unknown`.
 */
export async function readCounterSale(
  context: Context,
  caller: StaffCaller,
  id: TopupId,
): Promise<CounterSaleInFull> {
  await requireStaff(context, caller, 'tills.read', id);
  return readSaleInFull(context, id);
}
