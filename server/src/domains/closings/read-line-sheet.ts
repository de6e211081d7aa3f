import { readCatalog } from '#catalog';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type LineId, readLine } from '#subscribers';
import type { Closing, Sheet } from './closing.ts';
import { loadSheet } from './load-sheet.ts';
import { readClosing } from './read-closing.ts';

export interface LineSheet {
  readonly sheet: Sheet;
  readonly closing: Closing | null;
}

/**
 * What closing somebody's line would come to, for the member of staff who tells its owner, and the
 * closing where there is one. Refuses with `permission_missing` and `line_unknown`.
 */
export async function readLineSheet(
  context: Context,
  caller: StaffCaller,
  line: LineId,
): Promise<LineSheet> {
  await requireStaff(context, caller, 'topups.read', line);
  const [catalog, closing] = await Promise.all([
    readCatalog(context),
    readClosing(context, line),
    readLine(context, line),
  ]);
  const sheet = await context.db.transaction(async (tx) => {
    noteAct(tx, caller, 'closing.look', line, {});
    return loadSheet(tx, line, catalog);
  });
  return { sheet, closing };
}
