import { assert } from '#base';
import { castOf, type ColumnType, isJson } from './column-types.ts';
import { columnArray } from './columns.ts';
import type { CopiedColumns } from './copy-body.ts';
import { type SaveKey, saveKeyOf } from './saved-once.ts';

/**
 * A statement with its own name, prepared once per connection. `Row` is the shape of what it
 * returns: names in camel case, bigint for int8, milliseconds for timestamptz, 32 hex digits for
 * uuid, a parsed value for jsonb.
 */
export interface Statement<Row = never> {
  readonly name: string;
  readonly text: string;
  readonly row?: Row;
}

const declared = new Map<string, Statement<unknown>>();

/** All that stores have declared, as far as they have been imported. */
export function declaredStatements(): readonly Statement<unknown>[] {
  return [...declared.values()];
}

/** Code says `expiresAt`, tables say `expires_at`; only these two functions know. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function checkFits(name: string): void {
  assert(name.length < 64, `a statement's name must fit 63 bytes: ${name}`);
}

function declare(name: string, text: string): Statement {
  checkFits(name);
  assert(!declared.has(name), `two statements are called ${name}`);
  const one = { name, text };
  declared.set(name, one);
  return one;
}

/** Declares a statement with plain parameters `$1, $2 …`. Lives in a `store.ts`. */
export function statement<Row = never>(name: string, text: string): Statement<Row> {
  return declare(name, text);
}

export type Columns = Readonly<Record<string, ColumnType>>;

type ValueOf<Type extends ColumnType> = Type extends 'int2' | 'int4' | 'instant' | 'place'
  ? number
  : Type extends 'int8'
    ? bigint | number
    : Type extends 'bool'
      ? boolean
      : Type extends 'bytea'
        ? Buffer
        : Type extends 'jsonb' | 'json'
          ? unknown
          : string;

export type RowOf<Given extends Columns> = {
  readonly [Name in keyof Given]: ValueOf<Given[Name]> | null;
};

/** A statement over a set of rows: one round trip and one plan for one row or for five hundred. */
export interface SetStatement<Given extends Columns, Row = never> extends Statement<Row> {
  readonly columns: Given;
  /** How an update finds its rows: two rows for one are a fault. */
  readonly saves?: SaveKey | undefined;
  /** A COPY that does the same, where there is one. */
  readonly copy?: Copy;
}

export interface Copy {
  readonly table: string;
  /** Prepared under this. */
  readonly name: string;
  readonly text: string;
  readonly columns: CopiedColumns;
}

const copies: Copy[] = [];

/** All that were declared: a COPY casts nothing, so their types must be those of the tables. */
export function declaredCopies(): readonly Copy[] {
  return copies;
}

/**
 * Declares a statement over rows. `:rows` in the text stands for the rows given, as a table `r`
 * with these columns. json and jsonb columns arrive as text: write
 * `r.name::jsonb`.
 */
export function setStatement<const Given extends Columns, Row = never>(
  name: string,
  columns: Given,
  text: string,
): SetStatement<Given, Row> {
  const entries = Object.entries(columns);
  // Side by side in a select list: measured a tenth cheaper than a function scan of several arrays.
  const values = entries.map(
    ([column, type], index) => `unnest($${index + 1}::${castOf(type)}) as ${snakeCase(column)}`,
  );
  const rows = `(select ${values.join(', ')}) r`;
  assert(text.includes(':rows'), `${name} does not say where its rows go`);
  const saves = saveKeyOf(text, columns, camelCase);
  return { ...declare(name, text.replaceAll(':rows', rows)), columns, saves };
}

/** A read by a key, which is gathered with those of others: see `Database.readBy`. */
export interface KeyedStatement<Key extends Columns, Row = never> extends Statement<Row> {
  readonly key: Key;
  /** The key's columns, and the number of the key among those that are read together. */
  readonly parameters: Columns;
}

/**
 * Declares a read by a key. `:rows` stands for the keys of many who ask, as a table `r` with these
 * columns and `asked`, the number of the key; the first column of what is selected must be
 * `r.asked`, and it is left out of the rows.
 */
export function keyedStatement<const Key extends Columns, Row = never>(
  name: string,
  key: Key,
  text: string,
): KeyedStatement<Key, Row> {
  const parameters = { ...key, asked: 'int4' } as const;
  assert(/^\s*select r\.asked,/.test(text), `${name} does not say whose its rows are`);
  const { text: whole } = setStatement(name, parameters, text);
  return { name, text: whole, key, parameters };
}

/** Declares the plain insert of rows into a table; of two into one, one has a `name` of its own. */
export function insertRows<const Given extends Columns>(
  table: string,
  columns: Given,
  ending = '',
  name = `insert ${table}`,
): SetStatement<Given> {
  const entries = Object.entries(columns);
  const targets = entries.map(([column]) => snakeCase(column)).join(', ');
  const sources = entries
    .map(([column, type]) => `r.${snakeCase(column)}${isJson(type) ? `::${type}` : ''}`)
    .join(', ');
  const text = `insert into ${table} (${targets}) select ${sources} from :rows ${ending}`;
  const insert = setStatement(name, columns, text);
  if (ending !== '') return insert;
  const copyText = `copy ${table} (${targets}) from stdin (format binary)`;
  const copyName = `copy for ${name}`;
  checkFits(copyName);
  const copy = { table, name: copyName, text: copyText, columns: entries };
  copies.push(copy);
  return { ...insert, copy };
}

export function parametersOf<Given extends Columns>(
  columns: Given,
  rows: readonly RowOf<Given>[],
): Buffer[] {
  return Object.entries(columns).map(([name, type]) => columnArray(type, rows, name));
}
