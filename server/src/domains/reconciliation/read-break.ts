import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Break, BreakId } from './break.ts';
import { breakOf } from './load-breaks.ts';
import { refuse } from './refusals.ts';
import { requireStaff, type StaffCaller } from '#identity';
import { readBreak as readBreakRow } from './store/breaks.ts';

/** Refuses with `permission_missing` and `break_unknown`. */
export async function readBreak(
  context: Context,
  caller: StaffCaller,
  id: BreakId,
): Promise<Break> {
  await requireStaff(context, caller, 'reconciliation.read', id);
  const [row] = await context.db.read(readBreakRow, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.break_unknown({ break: id });
  return breakOf(row);
}
