import { slotOf, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { swapOf } from './load-swaps.ts';
import { readHeldSwaps, readSwapsOfLine } from './store.ts';
import type { Swap } from './swap.ts';

const most = 100;

/**
 * The swaps of a line, newest first, or those of all lines that are held, the next due first.
 * Refuses with `permission_missing`.
 */
export async function listSwaps(
  context: Context,
  caller: StaffCaller,
  line?: LineId,
): Promise<Swap[]> {
  await requireStaff(context, caller, 'lines.read', line);
  const rows = line
    ? await context.db.read(readSwapsOfLine, [slotOf(line), uuidOf(line), most])
    : await context.db.read(readHeldSwaps, [most]);
  return rows.map(swapOf);
}
