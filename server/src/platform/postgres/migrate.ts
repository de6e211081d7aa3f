import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { Fault } from '#base';

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

/**
 * Brings a database to the newest schema: each file once, in the order of its name, in its own
 * transaction. A file that was applied may never change: that is refused, because two installations
 * would differ.
 */
export async function migrate(
  url: string,
  folder: string,
  onStep: (step: MigrationStep) => void = () => undefined,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'lowu migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryKey]);
    await client.query(journal);
    const done = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from platform.migration',
    );
    const applied = new Map(done.rows.map((row) => [row.name, row.sha256]));
    const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
    for (const name of files.sort()) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = applied.get(name);
      if (before !== undefined && before !== sha256) {
        throw new Fault(`${name} was changed after it had been applied; write a new migration`);
      }
      if (before === undefined) await apply(client, name, text, sha256);
      onStep({ name, isNew: before === undefined });
    }
  } finally {
    await client.end();
  }
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
