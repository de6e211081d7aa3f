import { assert, Fault } from '#base';
import type { ColumnType } from './column-types.ts';

/** The columns by which an update over rows finds its row. */
export interface SaveKey {
  readonly columns: readonly string[];
  /** The one of them that tells most rows apart. */
  readonly first: string;
}

type Given = Readonly<Record<string, ColumnType>>;
type Row = Readonly<Record<string, unknown>>;

/** Undefined for whatever is no update, and for one that finds many rows by one of its own. */
export function saveKeyOf(
  text: string,
  given: Given,
  nameOf: (column: string) => string,
): SaveKey | undefined {
  const target = /^\s*update\s+\S+\s+(\w+)\s/i.exec(text)?.[1];
  const where = /\bwhere\b([\s\S]*)$/i.exec(text)?.[1];
  if (target === undefined || where === undefined) return undefined;
  const pairs = where.matchAll(new RegExp(`\\b${target}\\.(\\w+) = r\\.(\\w+)\\b`, 'g'));
  const columns = [...pairs].map(([, , column = '']) => nameOf(column));
  assert(
    columns.every((column) => column in given),
    `an update by what is no column of its rows: ${columns.join(', ')}`,
  );
  const first =
    columns.find((column) => given[column] === 'place') ??
    columns.find((column) => given[column] === 'uuid') ??
    columns.at(-1);
  return first === undefined ? undefined : { columns, first };
}

/**
 * Of two rows for one row of the table PostgreSQL would write either: whoever saves twice what one
 * transaction has changed twice must save what it has become in the end. Both the same are as good
 * as one.
 */
export function checkSavedOnce(name: string, { columns, first }: SaveKey, rows: readonly Row[]) {
  // Of nearly all units of work one column says that no two are of one row.
  if (rows.length < 2 || new Set(rows.map((row) => row[first])).size === rows.length) return;
  const seen = new Map<string, Row>();
  for (const row of rows) {
    const key = columns.map((column) => String(row[column])).join(' ');
    const before = seen.get(key);
    if (before && !isSame(before, row)) {
      throw new Fault(`${name}: two rows for one, ${key}`);
    }
    seen.set(key, row);
  }
}

function isSame(one: Row, other: Row): boolean {
  return Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);
}
