import { toNumber } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { countUnresolvedBreaks } from './store/breaks.ts';

/** How many breaks wait for somebody, counted up to a limit. Refuses with `permission_missing`. */
export async function countBreaks(
  context: Context,
  caller: StaffCaller,
  limit: number,
): Promise<number> {
  await requireStaff(context, caller, 'reconciliation.read');
  const [counted] = await context.db.read(countUnresolvedBreaks, [limit]);
  return toNumber(counted?.count ?? 0n);
}
