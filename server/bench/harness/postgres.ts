import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { silentLog } from '#platform/log';

/** A PostgreSQL that keeps its word, and the databases that were made on it for this run. */
export interface BenchPostgres {
  /** A new database, empty; its URL. */
  createDatabase(name: string): Promise<string>;
  /** One that is not needed any more, by its URL; others get its room on the disk. */
  dropDatabase(url: string): Promise<void>;
  /**
   * Brings the log to where it is on a server that has run for a while: after a checkpoint its old
   * segments are used again. A new one is first written full of zeros, which was a twelfth of all
   * that PostgreSQL did for a transfer. A server of our own gets so many segments to use again;
   * what the world alone left was used up within a few rounds, and then one in seven looks at a
   * session that settles found it waiting for a new one.
   */
  checkpoint(segments: number): Promise<void>;
  stop(): Promise<void>;
}

/** A disk that anybody can be fast without: numbers of a server set up so would be no numbers. */
const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } as const;

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function refuseForgetful(url: string): Promise<void> {
  await withClient(url, async (client) => {
    for (const [name, expected] of Object.entries(durable)) {
      const { rows } = await client.query<Record<string, string>>(`show ${name}`);
      if (rows[0]?.[name] !== expected) {
        throw new Error(`${name} is ${rows[0]?.[name]}: set it to ${expected} and measure again`);
      }
    }
  });
}

/**
 * The server in DATABASE_URL, or one of our own, set up exactly as the product sets it up, with its
 * data on the disk of `folder`.
 */
export async function openPostgres(folder: string): Promise<BenchPostgres> {
  const given = process.env['DATABASE_URL'];
  if (given) return databasesOn(given, false, async () => undefined);
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(path.join(folder, 'postgres-'));
  // Who interrupts a run would leave the world behind, of ten million lines 25 GB.
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', remove);
  const { url, stop } = await startEmbeddedPostgres({ dataDir, log: silentLog });
  return databasesOn(url, true, async () => {
    await stop();
    process.off('exit', remove);
    remove();
  });
}

/** A segment with something in it; an empty one is not ended. */
const endSegment = `select pg_switch_wal() from pg_logical_emit_message(false, 'lowu', 'full')`;

async function databasesOn(
  serverUrl: string,
  isOwn: boolean,
  stop: () => Promise<void>,
): Promise<BenchPostgres> {
  const made = new Set<string>();
  const run = process.pid.toString(36) + randomBytes(3).toString('hex');
  let count = 0;
  const drop = async (name: string): Promise<void> => {
    const text = `drop database if exists ${name} with (force)`;
    await withClient(serverUrl, (client) => client.query(text));
    made.delete(name);
  };
  const postgres: BenchPostgres = {
    async createDatabase(purpose) {
      count += 1;
      const name = `lowu_bench_${purpose}_${run}_${count}`;
      await withClient(serverUrl, (client) => client.query(`create database ${name}`));
      made.add(name);
      const url = new URL(serverUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
    dropDatabase: (url) => drop(new URL(url).pathname.slice(1)),
    async checkpoint(segments) {
      await withClient(serverUrl, async (client) => {
        const used = isOwn ? segments : 0;
        for (let at = 0; at < used; at += 1) await client.query(endSegment);
        await client.query('checkpoint');
      });
    },
    async stop() {
      for (const name of made) await drop(name);
      await stop();
    },
  };
  try {
    await refuseForgetful(serverUrl);
    return postgres;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
