import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { silentLog } from '#platform/log';
import { findBinaries } from './binaries.ts';
import { startEmbeddedPostgres } from './index.ts';
import { sharedBuffers } from './shared-buffers.ts';

const room = mkdtempSync(path.join(os.tmpdir(), 'lowu-test-'));
const children = new Set<ChildProcess>();
after(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(room, { recursive: true, force: true });
});
const log = silentLog;
const isRoot = process.getuid?.() === 0;
const serverFolder = fileURLToPath(new URL('../../../', import.meta.url));

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Another Node that starts a server on the folder, prints its URL and lives on. */
async function startElsewhere(
  dataDir: string,
): Promise<{ child: ChildProcess; url: string; exited: Promise<unknown> }> {
  const program = `
    import { silentLog } from '#platform/log';
    import { startEmbeddedPostgres } from '#platform/embedded-postgres';
    const dataDir = ${JSON.stringify(dataDir)};
    const { url } = await startEmbeddedPostgres({ dataDir, log: silentLog });
    process.stdout.write(url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: serverFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const exited = once(child, 'exit');
  const [url] = await once(child.stdout, 'data');
  return { child, url: String(url), exited };
}

/** Processes that work inside the folder: a server and all its workers do. */
function processesIn(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}

test('a server starts, answers, stops, and has its data when it starts again', async () => {
  const dataDir = path.join(room, 'kept');
  const first = await startEmbeddedPostgres({ dataDir, log });
  await ask(first.url, 'create table kept as select 7 as value');
  await first.stop();
  assert.deepEqual(processesIn(path.join(dataDir, 'cluster')), []);
  const second = await startEmbeddedPostgres({ dataDir, log });
  assert.deepEqual(await ask(second.url, 'select value from kept'), [7]);
  const settings = `select current_setting('data_checksums'), current_setting('jit'),
    current_setting('listen_addresses'), current_setting('fsync'),
    pg_size_bytes(current_setting('shared_buffers')) = pg_size_bytes('${sharedBuffers()}')`;
  assert.deepEqual(await ask(second.url, settings), ['on', 'off', '', 'on', true]);
  await second.stop();
});

test('a second start on the same data is told who uses it', async () => {
  const dataDir = path.join(room, 'shared');
  const { child, url, exited } = await startElsewhere(dataDir);
  await assert.rejects(startEmbeddedPostgres({ dataDir, log }), {
    message: `another Lowu (process ${child.pid}) uses the data in ${dataDir}: stop it, or set LOWU_HOME to another folder`,
  });
  assert.deepEqual(await ask(url, 'select 1'), [1]);
  child.kill('SIGKILL');
  await exited;
});

test('kill -9 of its process takes the server along, and the next start waits', async () => {
  const dataDir = path.join(room, 'killed');
  const { child, url, exited } = await startElsewhere(dataDir);
  await ask(url, 'create table kept as select 8 as value');
  const socketFolder = String(new URL(url).searchParams.get('host'));
  assert.ok(existsSync(socketFolder));
  child.kill('SIGKILL');
  await exited;
  const again = await startEmbeddedPostgres({ dataDir, log });
  assert.deepEqual(await ask(again.url, 'select value from kept'), [8]);
  await again.stop();
  const third = await startElsewhere(dataDir);
  third.child.kill('SIGKILL');
  await third.exited;
  await delay(2_000);
  assert.deepEqual(processesIn(path.join(dataDir, 'cluster')), []);
  assert.ok(!existsSync(socketFolder), 'its private folder has gone too');
});

test('a postmaster.pid whose number belongs to another process by now is no obstacle', async () => {
  const dataDir = path.join(room, 'stale');
  const first = await startEmbeddedPostgres({ dataDir, log });
  const pidFile = path.join(dataDir, 'cluster/postmaster.pid');
  const kept = readFileSync(pidFile, 'utf8');
  await first.stop();
  writeFileSync(pidFile, kept.replace(/^\d+/, String(process.pid)));
  if (isRoot) chownSync(pidFile, 65_534, 65_534);
  const second = await startEmbeddedPostgres({ dataDir, log });
  assert.deepEqual(await ask(second.url, 'select 1'), [1]);
  await second.stop();
});

test('data may lie deep, and behind a folder that is closed to others', async () => {
  const home = path.join(room, 'closed');
  const dataDir = path.join(home, 'a'.repeat(60), 'b'.repeat(60));
  mkdirSync(dataDir, { recursive: true });
  chmodSync(home, 0o700);
  const binaries = path.join(home, 'native');
  cpSync(findBinaries(), binaries, { recursive: true, verbatimSymlinks: true });
  const server = await startEmbeddedPostgres({ dataDir, binaries, log });
  assert.deepEqual(await ask(server.url, 'select 1'), [1]);
  assert.ok(existsSync(path.join(dataDir, 'cluster/PG_VERSION')));
  const own = String(new URL(server.url).searchParams.get('host'));
  const strangers = readdirSync(own, { recursive: true }).filter(
    (name) => lstatSync(path.join(own, String(name))).uid !== lstatSync(own).uid,
  );
  assert.deepEqual(strangers, [], 'whoever runs the server can take all of it away');
  await server.stop();
  assert.ok(!existsSync(own));
});

test('binaries whose install script never ran are completed', async () => {
  const binaries = path.join(room, 'unlinked');
  cpSync(findBinaries(), binaries, { recursive: true, verbatimSymlinks: true });
  const listed: unknown = JSON.parse(readFileSync(path.join(binaries, 'pg-symlinks.json'), 'utf8'));
  for (const { target } of listed as { target: string }[]) {
    rmSync(path.join(binaries, path.relative('native', target)), { force: true });
  }
  chmodSync(room, 0o755);
  const server = await startEmbeddedPostgres({ binaries, log });
  assert.deepEqual(await ask(server.url, 'select 1'), [1]);
  await server.stop();
});

test('without a data folder nothing is left behind', async () => {
  const server = await startEmbeddedPostgres({ log, parameters: { fsync: 'off' } });
  assert.deepEqual(await ask(server.url, `select current_setting('fsync')`), ['off']);
  const own = String(new URL(server.url).searchParams.get('host'));
  assert.ok(existsSync(path.join(own, 'cluster')));
  await server.stop();
  assert.ok(!existsSync(own));
});

test('data of another version is named, not opened', async () => {
  const dataDir = path.join(room, 'old');
  mkdirSync(path.join(dataDir, 'cluster'), { recursive: true });
  writeFileSync(path.join(dataDir, 'cluster/PG_VERSION'), '9\n');
  await assert.rejects(startEmbeddedPostgres({ dataDir, log }), /was made by PostgreSQL 9 and/);
});

test('a parameter that PostgreSQL does not know is told in its own words', async () => {
  await assert.rejects(
    startEmbeddedPostgres({ log, parameters: { no_such_thing: '1' } }),
    /PostgreSQL did not start: .*no_such_thing/,
  );
});
