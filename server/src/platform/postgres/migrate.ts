import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { Fault } from '#base';
import { connected } from './connected.ts';

export interface MigrationStep {
  readonly name: string;
  readonly isNew: boolean;
}

/** Any number, the same for every process that migrates. */
const advisoryKey = 5_770_102;

const journal = `
  create schema if not exists platform;
  create table if not exists platform.migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`;

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
  readonly isNew: boolean;
}

/** The files of a folder in the order of their names, and whether they are still to be applied. */
async function compare(client: pg.Client, folder: string): Promise<Migration[]> {
  const done = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from platform.migration',
  );
  const applied = new Map(done.rows.map((row) => [row.name, row.sha256]));
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return files.sort().map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const sha256 = createHash('sha256').update(text).digest('hex');
    const before = applied.get(name);
    if (before !== undefined && before !== sha256) {
      throw new Fault(`${name} was changed after it had been applied; write a new migration`);
    }
    return { name, text, sha256, isNew: before === undefined };
  });
}

/**
 * Brings a database to the newest schema: each file once, in the order of its name, in its own
 * transaction. A file that was applied may never change: that is refused, because two installations
 * would differ.
 */
export function migrate(
  url: string,
  folder: string,
  onStep: (step: MigrationStep) => void = () => undefined,
): Promise<void> {
  return connected(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [advisoryKey]);
    await client.query(journal);
    for (const { name, text, sha256, isNew } of await compare(client, folder)) {
      if (isNew) await apply(client, name, text, sha256);
      onStep({ name, isNew });
    }
  });
}

/** Whether this way leads to whoever may migrate: the owner of the schema, or there is none yet. */
export function readIsOwner(url: string): Promise<boolean> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ is: boolean }>(
      `select coalesce((
         select pg_has_role(relowner, 'usage') from pg_class
         where oid = to_regclass('platform.migration')
       ), true) as is`,
    );
    return rows[0]?.is ?? true;
  });
}

/** @throws Fault when a file of the folder was not applied: said to whoever may not apply it. */
export function requireMigrated(url: string, folder: string): Promise<void> {
  return connected(url, async (client) => {
    const missing = (await compare(client, folder)).filter(({ isNew }) => isNew);
    if (missing.length === 0) return;
    const names = missing.map(({ name }) => name).join(', ');
    throw new Fault(
      `the database lacks ${names}, and its user may not migrate; run "lowu migrate" as the owner of the schema`,
    );
  });
}

async function apply(client: pg.Client, name: string, text: string, sha256: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [
      name,
      sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Fault(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
