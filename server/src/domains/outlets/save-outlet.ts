import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { readOutlet, type WrittenOutlet } from './new-outlet.ts';
import { refuse } from './refusals.ts';
import { rowOf, saveOutlets } from './store.ts';

/**
 * Writes an outlet, new or anew; one that was withdrawn stands again. Refuses with
 * `permission_missing` and with `outlet_invalid`, whose details say what is wrong.
 */
export async function saveOutlet(
  context: Context,
  caller: StaffCaller,
  written: WrittenOutlet,
): Promise<void> {
  await requireStaff(context, caller, 'outlets.change', written.code);
  const read = readOutlet(written);
  if (typeof read === 'string') throw refuse.outlet_invalid({ what: read });
  await context.db.transaction(async (tx) => {
    tx.append(saveOutlets, rowOf(read, tx.nowMs));
    noteAct(tx, caller, 'outlet.save', read.code, { district: read.district });
  });
}
