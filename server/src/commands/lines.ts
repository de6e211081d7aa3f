import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {
  beginImport,
  columns,
  type Import,
  importRows,
  listRefusedRows,
  type RefusedRow,
} from '#line-imports';
import type { Context } from '#platform/context';
import { EnvironmentProblem } from '../settings.ts';
import { inKeptContext } from './place.ts';
import { writeRefused } from './refused-file.ts';
import { tell } from './tell.ts';

const rowsAtOnce = 200;

/**
 * Takes a file of lines in, step by step; begun again it goes on where it was. Ends with 1 where
 * rows were refused, which stand in a file beside it with their reasons.
 */
export async function importLines(file: string, isJson: boolean): Promise<void> {
  const text = await readFile(file, 'utf8');
  const [names = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (rows.at(-1) === '') rows.pop();
  if (names.trim() !== columns.join(',')) {
    throw new EnvironmentProblem(`the first line of ${file} must be ${columns.join(',')}`);
  }
  const hash = createHash('sha256').update(text).digest('hex');
  await inKeptContext(async (context) => {
    const begun = { hash, name: path.basename(file), columns: names, rowsTotal: rows.length };
    const { id } = await importAll(context, await beginImport(context, undefined, begun), rows);
    const rowsRefused = await refusedRows(context, id);
    const refusedFile = await writeRefused(file, columns, rowsRefused);
    const refused = rowsRefused.length;
    const made = rows.length - refused;
    const found = { import: id, rows: rows.length, made, refused, refusedFile };
    const beside = refused > 0 ? `; see ${refusedFile}` : '';
    tell(isJson, found, `${made} lines, ${refused} rows refused${beside}`);
    if (refused > 0) process.exitCode = 1;
  });
}

async function importAll(
  context: Context,
  begun: Import,
  rows: readonly string[],
): Promise<Import> {
  // The step before is looked at once more: a crash may have come between its lines and their
  // plans.
  let state = begun;
  while (state.rowsDone < rows.length) {
    const from = state.rowsDone;
    state = await importRows(context, undefined, {
      id: begun.id,
      from,
      rows: rows.slice(from, from + rowsAtOnce),
    });
    if (process.stderr.isTTY) process.stderr.write(`\r${state.rowsDone} of ${rows.length} rows`);
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
  return state;
}

async function refusedRows(context: Context, id: Import['id']): Promise<RefusedRow[]> {
  const rows: RefusedRow[] = [];
  for (;;) {
    const after = rows.at(-1)?.row ?? 0;
    const next = await listRefusedRows(context, undefined, { id, after });
    if (next.length === 0) return rows;
    rows.push(...next);
  }
}
