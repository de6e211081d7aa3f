import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { silentLog } from '#platform/log';

/** A PostgreSQL of a test's own, to which it may do what nobody does to one that others use. */
export interface OwnCluster {
  readonly url: string;
  /**
   * Has the disk be full for a table that has no rows yet; returns what makes room again. The
   * table's file becomes a link to /dev/full, so that the kernel itself refuses to write, in every
   * session and for any user.
   */
  fill(databaseUrl: string, table: string): Promise<() => Promise<void>>;
  /** Ends it as a loss of power does, and starts it again where it was; `url` may be another. */
  crash(): Promise<string>;
  /** After everything that uses it. */
  stop(): Promise<void>;
}

/**
 * Starts one for this process alone; databases of the tests that follow are made there. It writes
 * nothing through to the disk: the machine itself does not die.
 */
export async function startOwnCluster(): Promise<OwnCluster> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'lowu-cluster-'));
  const parameters = { fsync: 'off', shared_buffers: '32MB' };
  const start = () => startEmbeddedPostgres({ dataDir, log: silentLog, parameters });
  let running = await start();
  process.env['LOWU_TEST_POSTGRES_URL'] = running.url;
  const cluster = path.join(dataDir, 'cluster');
  return {
    url: running.url,
    async stop() {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
    async fill(databaseUrl, table) {
      const file = path.join(cluster, await fileOf(databaseUrl, table));
      renameSync(file, `${file}.aside`);
      symlinkSync('/dev/full', file);
      await closeFiles(running.url);
      return async () => {
        renameSync(`${file}.aside`, file);
        await closeFiles(running.url);
      };
    },
    async crash() {
      const [pid] = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGQUIT');
      await running.stop();
      running = await start();
      process.env['LOWU_TEST_POSTGRES_URL'] = running.url;
      return running.url;
    },
  };
}

async function ask<Row extends pg.QueryResultRow>(url: string, texts: string[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const text of texts) rows = (await client.query<Row>(text)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

async function fileOf(databaseUrl: string, table: string): Promise<string> {
  const of = `('${table}')`;
  const text = `select pg_relation_filepath${of} as file, pg_relation_size${of} as size`;
  const [row] = await ask<{ file: string; size: string }>(databaseUrl, [text]);
  if (row?.size !== '0') throw new Error(`${table} has rows, and would lose them meanwhile`);
  return row.file;
}

/** Dropping a database has every session let go of its files (DROP DATABASE, 15 and later). */
async function closeFiles(url: string): Promise<void> {
  await ask(url, ['create database lowu_letting_go', 'drop database lowu_letting_go']);
}
