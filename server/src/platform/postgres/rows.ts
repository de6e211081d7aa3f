import type pg from 'pg';
import { camelCase, type Statement } from './statements.ts';

/** By the statement itself: two files of tests in one process may give theirs the same name. */
const fieldNames = new WeakMap<Statement<unknown>, readonly string[]>();

function namesOf(of: Statement<unknown>, result: pg.QueryResult): readonly string[] {
  const known = fieldNames.get(of);
  if (known && known.length === result.fields.length) return known;
  const names = result.fields.map((field) => camelCase(field.name));
  fieldNames.set(of, names);
  return names;
}

/** What pg sends: rows come as arrays, since naming the fields is done here, in camel case. */
export function sentAs(of: Statement<unknown>, values: unknown[]): pg.QueryArrayConfig {
  return { name: of.name, text: of.text, values, rowMode: 'array' };
}

export function rowsOf<Row>(of: Statement<Row>, result: pg.QueryArrayResult): Row[] {
  if (result.rows.length === 0) return [];
  const names = namesOf(of, result);
  return result.rows.map((values) => named<Row>(names, values, 0));
}

/** The rows of each of so many keys; the first column says whose a row is, and is left out. */
export function rowsByKey<Row>(
  of: Statement<Row>,
  result: pg.QueryArrayResult,
  keys: number,
): Row[][] {
  const names = namesOf(of, result);
  const found = Array.from({ length: keys }, (): Row[] => []);
  for (const values of result.rows) found[values[0] as number]?.push(named(names, values, 1));
  return found;
}

function named<Row>(names: readonly string[], values: readonly unknown[], from: number): Row {
  const row: Record<string, unknown> = {};
  for (let index = from; index < names.length; index += 1) {
    row[names[index] as string] = values[index];
  }
  return row as Row;
}
