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

/** What pg is asked with, made once for each statement. */
const asked = new WeakMap<Statement<unknown>, Omit<pg.QueryArrayConfig, 'values'>>();

/**
 * Has pg send a statement; rows come as arrays, since naming the fields is done here, in camel
 * case. pg copies the own properties of what it is asked with, one descriptor after the other:
 * 2.2 us a statement. What is inherited it only reads: 0.25 us.
 */
export function send(
  client: pg.ClientBase | pg.Pool,
  of: Statement<unknown>,
  values: unknown[],
): Promise<pg.QueryArrayResult> {
  let config = asked.get(of);
  if (!config) {
    const { name, text } = of;
    config = Object.create({ name, text, rowMode: 'array' }) as pg.QueryArrayConfig;
    asked.set(of, config);
  }
  return client.query(config, values);
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
