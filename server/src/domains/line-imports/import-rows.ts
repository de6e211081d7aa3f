import { assert, isoTime, uuidOf } from '#base';
import { readCatalog } from '#catalog';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { findLines, type LineName } from '#subscribers';
import { type Import, type ImportId, mostAtOnce } from './import.ts';
import { type LineToMake, readRow } from './line-row.ts';
import { makeLine } from './make-line.ts';
import { openPlans } from './open-plans.ts';
import { refuse } from './refusals.ts';
import { insertImportRows, lockImport, moveImport } from './store.ts';

/** A step: rows behind those that were looked at before. */
export interface RowsToImport {
  readonly id: ImportId;
  /** How many rows stand before them. */
  readonly from: number;
  /** As they are written. */
  readonly rows: readonly string[];
}

/**
 * Takes the next rows of a file in: lines, what was refused, and how far it is are one commit. Rows
 * that were taken in before change nothing. Refuses with `import_unknown`, `import_rows_too_many`
 * and `permission_missing`.
 */
export async function importRows(
  context: Context,
  caller: StaffCaller | undefined,
  { id, from, rows }: RowsToImport,
): Promise<Import> {
  if (caller) await requireStaff(context, caller, 'lines.import');
  assert(rows.length <= mostAtOnce, `${rows.length} rows in one step`);
  const catalog = await readCatalog(context);
  const read = rows.map((written) => readRow(written, catalog));
  const decided = await refuseTaken(context, read);
  const state = await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockImport, [uuidOf(id)]);
    if (!row) throw refuse.import_unknown();
    const { rowsTotal, rowsDone } = row;
    if (rowsDone !== from || rows.length === 0) return { id, rowsTotal, rowsDone };
    if (from + rows.length > rowsTotal) throw refuse.import_rows_too_many({ rowsTotal });
    for (const [index, made] of decided.entries()) {
      const isRefused = typeof made === 'string';
      tx.append(insertImportRows, {
        import: uuidOf(id),
        row: from + index + 1,
        line: isRefused ? null : uuidOf(await makeLine(tx, made)),
        refusal: isRefused ? made : null,
        written: isRefused ? (rows[index] ?? '') : null,
      });
    }
    const done = from + rows.length;
    await tx.query(moveImport, [uuidOf(id), done, isoTime(tx.nowMs)]);
    return { id, rowsTotal, rowsDone: done };
  });
  // Plans begin behind the commit. A crash before this is made good for by `beginImport`.
  if (state.rowsDone === from + rows.length) await openPlans(context, id, from);
  return state;
}

/** Whose number or SIM is a line's already, or another row's before it in this step. */
async function refuseTaken(
  context: Context,
  read: readonly (LineToMake | string)[],
): Promise<(LineToMake | string)[]> {
  const names = read.flatMap((row) => (typeof row === 'string' ? [] : namesOf(row)));
  const found = await findLines(context, names);
  const taken = new Set(names.filter((_, index) => found[index] !== undefined).map(keyOf));
  return read.map((row) => {
    if (typeof row === 'string') return row;
    const keys = namesOf(row).map(keyOf);
    const first = keys.find((key) => taken.has(key));
    for (const key of keys) taken.add(key);
    if (first === undefined) return row;
    return first.startsWith('imsi') ? 'imsi_taken' : 'number_taken';
  });
}

function namesOf({ numbers, imsi }: LineToMake): LineName[] {
  return [...numbers.map((number) => ({ number })), ...(imsi === null ? [] : [{ imsi }])];
}

function keyOf(name: LineName): string {
  return 'imsi' in name ? `imsi ${name.imsi}` : `number ${name.number}`;
}
