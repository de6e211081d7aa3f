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

/** How the schema of a database stands to the files of this program. */
export interface SchemaState {
  /** Files that were not applied yet, in their order. */
  readonly waiting: readonly string[];
  /** Files whose text is not the one that was applied: two installations would differ. */
  readonly changed: readonly string[];
  /** What was applied and comes after all files of ours: a newer program has been here. */
  readonly newer: readonly string[];
}

interface MigrationFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

function filesIn(folder: string): MigrationFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
  });
}

function compare(files: readonly MigrationFile[], applied: readonly JournalRow[]): SchemaState {
  const before = new Map(applied.map(({ name, sha256 }) => [name, sha256]));
  const newest = files.at(-1)?.name ?? '';
  return {
    waiting: files.filter(({ name }) => !before.has(name)).map(({ name }) => name),
    changed: files
      .filter(({ name, sha256 }) => before.has(name) && before.get(name) !== sha256)
      .map(({ name }) => name),
    newer: [...before.keys()].filter((name) => name > newest).sort(),
  };
}

interface JournalRow {
  readonly name: string;
  readonly sha256: string;
}

async function readJournal(client: pg.Client): Promise<JournalRow[]> {
  const { rows } = await client.query<JournalRow>('select name, sha256 from platform.migration');
  return rows;
}

/** Looks at a schema and changes nothing. */
export function readSchemaState(url: string, folder: string): Promise<SchemaState> {
  return connected(url, async (client) => {
    const found = await client.query<{ isThere: boolean }>(
      `select to_regclass('platform.migration') is not null as "isThere"`,
    );
    const rows = found.rows[0]?.isThere ? await readJournal(client) : [];
    return compare(filesIn(folder), rows);
  });
}

/**
 * Brings a database to the newest schema: each file once, in the order of its name, in its own
 * transaction. With `only`, to an older one: that of these files.
 *
 * @throws Fault when a file was changed after it had been applied, because two installations would
 * differ; when a newer program has migrated the data, because this one cannot read it.
 */
export function migrate(
  url: string,
  folder: string,
  onStep: (step: MigrationStep) => void = () => undefined,
  only?: ReadonlySet<string>,
): Promise<void> {
  return connected(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [advisoryKey]);
    await client.query(journal);
    const files = filesIn(folder).filter(({ name }) => only?.has(name) ?? true);
    const { waiting, changed, newer } = compare(files, await readJournal(client));
    const [altered] = changed;
    if (altered !== undefined) {
      throw new Fault(`${altered} was changed after it had been applied; write a new migration`);
    }
    if (newer.length > 0) {
      throw new Fault(
        `the data is of a newer version of Lowu (it has ${newer.at(-1)}, which this one does not know); start that version`,
      );
    }
    for (const file of files) {
      const isNew = waiting.includes(file.name);
      if (isNew) await apply(client, file);
      onStep({ name: file.name, isNew });
    }
  });
}

/** A migration as it was applied. */
export interface AppliedMigration {
  readonly name: string;
  readonly sha256: string;
}

/**
 * Makes an older schema in an empty database: that in which a backup was made.
 *
 * @throws Fault where a migration is not one of ours: the backup is of a newer Lowu, or another's
 */
export async function migrateTo(
  url: string,
  folder: string,
  wanted: readonly AppliedMigration[],
): Promise<void> {
  const known = new Map(filesIn(folder).map(({ name, sha256 }) => [name, sha256]));
  const strange = wanted.find(({ name, sha256 }) => known.get(name) !== sha256);
  if (strange) {
    throw new Fault(
      `the backup was made after ${strange.name}, which this Lowu does not have like that: use the version that made it`,
    );
  }
  await migrate(url, folder, () => undefined, new Set(wanted.map(({ name }) => name)));
}

/** Makes the partitions of the months ahead, by a file that changes nothing where they are. */
export function makeMonths(url: string, file: string): Promise<void> {
  return connected(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [advisoryKey]);
    await client.query(readFileSync(file, 'utf8'));
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
    const { waiting } = compare(filesIn(folder), await readJournal(client));
    if (waiting.length === 0) return;
    const names = waiting.join(', ');
    throw new Fault(
      `the database lacks ${names}, and its user may not migrate; run "lowu migrate" as the owner of the schema`,
    );
  });
}

async function apply(client: pg.Client, { name, text, sha256 }: MigrationFile): Promise<void> {
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
