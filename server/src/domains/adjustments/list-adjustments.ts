import { slotOf, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import type { Adjustment } from './adjustment.ts';
import { adjustmentOf } from './load-adjustments.ts';
import { readOfLine, readWaiting } from './store.ts';

const most = 100;

/**
 * The adjustments of a line, newest first, or those of all lines that wait for a decision, oldest
 * first. Refuses with `permission_missing`.
 */
export async function listAdjustments(
  context: Context,
  caller: StaffCaller,
  line?: LineId,
): Promise<Adjustment[]> {
  await requireStaff(context, caller, 'lines.read', line);
  const rows = line
    ? await context.db.read(readOfLine, [slotOf(line), uuidOf(line), most])
    : await context.db.read(readWaiting, [most]);
  return rows.map(adjustmentOf);
}
