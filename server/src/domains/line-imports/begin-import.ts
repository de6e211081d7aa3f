import { idFrom, isoTime, newId, present, slotFor, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type Import, type ImportId, mostAtOnce } from './import.ts';
import { columns } from './line-row.ts';
import { openPlans } from './open-plans.ts';
import { refuse } from './refusals.ts';
import { insertImport, readImportByHash } from './store.ts';

export interface FileToImport {
  /** SHA-256 of the whole text, in hex: the same file goes on where it was left. */
  readonly hash: string;
  readonly name: string;
  /** The first line, which names them. */
  readonly columns: string;
  readonly rowsTotal: number;
}

/**
 * The import of a file, as far as it is. What a crash has left undone of its last step is done now.
 * The command line has no caller. Refuses with `permission_missing` and `import_columns_unknown`.
 */
export async function beginImport(
  context: Context,
  caller: StaffCaller | undefined,
  { hash, name, columns: given, rowsTotal }: FileToImport,
): Promise<Import> {
  const { db } = context;
  if (caller) await requireStaff(context, caller, 'lines.import');
  if (given.trim() !== columns.join(',')) {
    throw refuse.import_columns_unknown({ columns: columns.join(',') });
  }
  await db.transaction(async (tx) => {
    const made = newId('imp', tx.nowMs, slotFor(hash));
    await tx.query(insertImport, [uuidOf(made), hash, name, rowsTotal, isoTime(tx.nowMs)]);
    if (caller) noteAct(tx, caller, 'lines.import', made, { rows: String(rowsTotal) });
  });
  const [row] = await db.read(readImportByHash, [hash]);
  const found = present(row, 'an import that was just begun');
  const id: ImportId = idFrom('imp', found.id);
  await openPlans(context, id, found.rowsDone - mostAtOnce);
  return { ...found, id };
}
