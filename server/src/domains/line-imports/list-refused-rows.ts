import { uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { ImportId, RefusedRow } from './import.ts';
import { readRefused } from './store.ts';

const atOnce = 1_000;

/**
 * The next rows that became no line, in the order of the file, behind the row `after`; fewer than a
 * thousand are the last. The command line has no caller. Refuses with `permission_missing`.
 */
export async function listRefusedRows(
  context: Context,
  caller: StaffCaller | undefined,
  { id, after }: { readonly id: ImportId; readonly after: number },
): Promise<RefusedRow[]> {
  if (caller) await requireStaff(context, caller, 'lines.import');
  return context.db.read(readRefused, [uuidOf(id), after, atOnce]);
}
