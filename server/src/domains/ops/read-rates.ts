import { listRates, type RateDesk } from '#fx';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';

/** The rates of exchange and what waits for a decision. Refuses with `permission_missing`. */
export async function readRates(context: Context, caller: StaffCaller): Promise<RateDesk> {
  await requireStaff(context, caller, 'rates.read');
  return listRates(context);
}
