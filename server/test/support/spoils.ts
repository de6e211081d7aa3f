import assert from 'node:assert/strict';
import pg from 'pg';
import type { Check } from '#ledger';
import type { Context } from '#platform/context';
import { ownerUrlOf } from './database.ts';

/**
 * One way in which rows may be wrong: what it is, and a statement that makes it so and returns what
 * a problem of the check must name. Other checks of the domain that find it too are told.
 */
export type Spoil = readonly [what: string, sql: string, ...found: string[]];

/** Spoils by the full name of the check that finds them. */
export type Spoils = Readonly<Record<string, readonly Spoil[]>>;

/** A part of a statement that says one row's public id, such as `top_…`. */
export function idIn(prefix: string, column = 'id'): string {
  return `'${prefix}_' || replace(${column}::text, '-', '')`;
}

/** The first row that is so. */
interface Row {
  readonly where?: string;
  /** What a problem must name, as SQL over the row. */
  readonly names: string;
}

const firstOf = (table: string, where = 'true'): string =>
  `(tableoid, ctid) = (select tableoid, ctid from ${table} where ${where} limit 1)`;

export function changed(table: string, set: string, { where, names }: Row): string {
  return `update ${table} set ${set} where ${firstOf(table, where)} returning ${names}`;
}

export function gone(table: string, { where, names }: Row): string {
  return `delete from ${table} where ${firstOf(table, where)} returning ${names}`;
}

export function twice(table: string, { where, names }: Row): string {
  return `insert into ${table} select * from ${table}
    where ${firstOf(table, where)} returning ${names}`;
}

/** A row whose amount is off by one, a row that is gone, and a row twice. */
export function eachWay(
  table: string,
  amount: string,
  { said = table, ...row }: Row & { readonly said?: string },
  ...others: readonly string[]
): Spoil[] {
  return [
    [`one more of ${said}`, changed(table, `${amount} = ${amount} + 1`, row), ...others],
    [`${said}, gone`, gone(table, row), ...others],
    [`${said}, twice`, twice(table, row), ...others],
  ];
}

/** The same of a table whose key keeps a row from being there twice. */
export function offOrGone(...given: Parameters<typeof eachWay>): Spoil[] {
  return eachWay(...given).slice(0, 2);
}

type Audit = (context: Context) => Promise<readonly Check[]>;

/** Spoils the books in one way after another, and each is found by its check and no other. */
export async function findsSpoils(context: Context, audit: Audit, spoils: Spoils): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrlOf(context) });
  await owner.connect();
  const missed: string[] = [];
  try {
    assert.deepEqual(wrongIn(await audit(context)), {}, 'before anything is spoilt');
    for (const [name, ways] of Object.entries(spoils)) {
      for (const [what, sql, ...others] of ways) {
        const said = await missedBy({ context, owner, audit, sql, found: [name, ...others] });
        if (said !== null) missed.push(`${name}, ${what}: ${said}`);
      }
    }
    assert.deepEqual(missed, []);
    assert.deepEqual(wrongIn(await audit(context)), {}, 'after all is as it was');
  } finally {
    await owner.end();
  }
}

interface OneSpoil {
  readonly context: Context;
  readonly owner: pg.Client;
  readonly audit: Audit;
  readonly sql: string;
  readonly found: readonly string[];
}

/** In a transaction of the owner's, in which the audit looks too, and which is taken back. */
async function missedBy({ context, owner, audit, sql, found }: OneSpoil): Promise<string | null> {
  const inside = {
    ...context,
    db: { ...context.db, survey: surveyOf(owner) },
  };
  await owner.query('begin');
  try {
    await loosen(owner, sql);
    const { rows } = await owner.query<string[]>({ text: sql, rowMode: 'array' });
    if (rows.length === 0) return 'there was nothing to spoil';
    const wrong = wrongIn(await audit(inside));
    const names = Object.keys(wrong).toSorted().join(', ');
    if (names !== found.toSorted().join(', ')) return `found by ${names || 'nobody'}`;
    const problems = wrong[found[0] ?? ''] ?? [];
    const unnamed = rows.flat().filter((text) => !problems.some((one) => one.includes(text)));
    return unnamed.length > 0 ? `${unnamed.join()} is not named: ${problems.join('; ')}` : null;
  } catch (error) {
    return String(error);
  } finally {
    await owner.query('rollback');
  }
}

/** What keeps a row right today may not have been there when the row was written. */
async function loosen(owner: pg.Client, sql: string): Promise<void> {
  for (const [, verb, table] of sql.matchAll(/(update|insert into|delete from) (\w+\.\w+)/g)) {
    const { rows } = await owner.query<{ name: string }>(
      `select quote_ident(conname) as name from pg_constraint where conrelid = $1::regclass
       and conparentid = 0 and contype = any($2)`,
      [table, verb === 'insert into' ? ['c', 'u', 'f', 'p'] : ['c', 'u', 'f']],
    );
    for (const { name } of rows) await owner.query(`alter table ${table} drop constraint ${name}`);
  }
}

function surveyOf(owner: pg.Client): Context['db']['survey'] {
  return async ({ text }, values = []) => (await owner.query(text, [...values])).rows;
}

function wrongIn(checks: readonly Check[]): Readonly<Record<string, readonly string[]>> {
  const wrong = checks.filter(({ problems }) => problems.length > 0);
  return Object.fromEntries(wrong.map(({ name, problems }) => [name, problems]));
}
