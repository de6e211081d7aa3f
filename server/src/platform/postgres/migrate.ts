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
export async function readSchemaState(url: string, folder: string): Promise<SchemaState> {
  const client = new pg.Client({ connectionString: url, application_name: 'lowu doctor' });
  await client.connect();
  try {
    const found = await client.query<{ isThere: boolean }>(
      `select to_regclass('platform.migration') is not null as "isThere"`,
    );
    const rows = found.rows[0]?.isThere ? await readJournal(client) : [];
    return compare(filesIn(folder), rows);
  } finally {
    await client.end();
  }
}

/**
 * Brings a database to the newest schema: each file once, in the order of its name, in its own
 * transaction.
 *
 * @throws Fault when a file was changed after it had been applied, because two installations would
 * differ; when a newer program has migrated the data, because this one cannot read it.
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
    const files = filesIn(folder);
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
  } finally {
    await client.end();
  }
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
