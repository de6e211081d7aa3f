import type pg from 'pg';
import { camelCase, type Statement } from './statements.ts';

const fieldNames = new Map<string, readonly string[]>();

function namesOf(of: Statement<unknown>, result: pg.QueryResult): readonly string[] {
  const known = fieldNames.get(of.name);
  if (known && known.length === result.fields.length) return known;
  const names = result.fields.map((field) => camelCase(field.name));
  fieldNames.set(of.name, names);
  return names;
}

/** What pg sends: rows come as arrays, since naming the fields is done here, in camel case. */
export function sentAs(of: Statement<unknown>, values: unknown[]): pg.QueryArrayConfig {
  return { name: of.name, text: of.text, values, rowMode: 'array' };
}

export function rowsOf<Row>(of: Statement<Row>, result: pg.QueryArrayResult): Row[] {
  if (result.rows.length === 0) return [];
  const names = namesOf(of, result);
  return result.rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index += 1) {
      row[names[index] as string] = values[index];
    }
    return row as Row;
  });
}
