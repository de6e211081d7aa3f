import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { DatabaseFacts } from '#platform/postgres';
import { newKeyText } from '#platform/secrets';
import { homeAt } from '../../home.ts';
import { readEnvironment } from '../../settings.ts';
import type { DatabaseScene, Finding, Scene } from './check.ts';
import { judgeLimits } from './checks/file-descriptors.ts';
import { judgeSpace } from './checks/disk-space.ts';
import { checks } from './registry.ts';

const facts: DatabaseFacts = {
  version: '18.4',
  versionNumber: 180_004,
  encoding: 'UTF8',
  fsync: 'on',
  fullPageWrites: 'on',
  synchronousCommit: 'on',
  mostSessions: 97,
  nowMs: 0,
  user: 'lowu',
  database: 'lowu',
  mayMigrate: true,
  closedTables: [],
};

const schema = { waiting: [], changed: [], newer: [] };
const database: DatabaseScene = { kind: 'given', facts, aheadMs: 3, schema, context: undefined };

interface Given {
  readonly environment?: Readonly<Record<string, string>>;
  readonly facts?: Partial<DatabaseFacts>;
  readonly database?: Partial<DatabaseScene>;
}

function sceneAt(folder: string, given: Given = {}): Scene {
  const environment = readEnvironment({ LOWU_HOME: folder, ...given.environment });
  return {
    environment,
    home: homeAt(environment.home),
    running: undefined,
    database: { ...database, facts: { ...facts, ...given.facts }, ...given.database },
  };
}

async function lookAt(name: string, scene: Scene): Promise<Finding> {
  const check = checks.find((one) => one.name === name);
  assert.ok(check, `no check is called ${name}`);
  return check.look(scene);
}

function freshHome(t: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lowu-doctor-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('every check has a name of its own, and advice where something is not ok', async (t) => {
  assert.equal(new Set(checks.map(({ name }) => name)).size, checks.length);
  const scene = { ...sceneAt(freshHome(t)), database: { away: 'nobody there' } };
  for (const check of checks) {
    const { verdict, found, advice } = await check.look(scene);
    assert.ok(!found.includes('\n') && found !== '', check.name);
    assert.equal(advice === null, verdict === 'ok', check.name);
  }
});

const databaseCases: readonly [string, Given, Finding['verdict']][] = [
  ['database-version', {}, 'ok'],
  ['database-version', { facts: { versionNumber: 150_000 } }, 'ok'],
  ['database-version', { facts: { versionNumber: 149_999 } }, 'broken'],
  ['database-version', { facts: { versionNumber: 190_000 } }, 'look'],
  ['database-encoding', { facts: { encoding: 'SQL_ASCII' } }, 'broken'],
  ['database-rights', {}, 'ok'],
  ['database-rights', { facts: { mayMigrate: false } }, 'ok'],
  [
    'database-rights',
    {
      facts: { mayMigrate: false },
      database: { schema: { ...schema, waiting: ['0012-more.sql'] } },
    },
    'look',
  ],
  ['database-rights', { facts: { closedTables: ['ledger.bucket'] } }, 'broken'],
  ['database-sessions', { facts: { mostSessions: 39 } }, 'look'],
  ['database-clock', { database: { aheadMs: -1_999 } }, 'ok'],
  ['database-clock', { database: { aheadMs: -2_000 } }, 'look'],
  ['database-clock', { database: { aheadMs: 60_000 } }, 'broken'],
  ['durability', {}, 'ok'],
  ['durability', { facts: { fsync: 'off' } }, 'broken'],
  ['durability', { facts: { fullPageWrites: 'off' } }, 'broken'],
  ['durability', { facts: { synchronousCommit: 'off' } }, 'look'],
  ['schema', {}, 'ok'],
  ['schema', { database: { schema: { ...schema, waiting: ['0012-more.sql'] } } }, 'look'],
  ['schema', { database: { schema: { ...schema, changed: ['0001-platform.sql'] } } }, 'broken'],
  ['schema', { database: { schema: { ...schema, newer: ['9999-later.sql'] } } }, 'broken'],
];

test('a database is judged by version, encoding, rights, clock, durability, schema', async () => {
  for (const [name, given, verdict] of databaseCases) {
    const finding = await lookAt(name, sceneAt('/nowhere', given));
    assert.equal(finding.verdict, verdict, `${name} ${JSON.stringify(given)}: ${finding.found}`);
  }
});

const production = { NODE_ENV: 'production' };
const environmentCases: readonly [string, Record<string, string>, Finding['verdict']][] = [
  ['public-address', {}, 'ok'],
  ['public-address', { LOWU_PUBLIC_URL: 'http://topup.example' }, 'look'],
  ['public-address', { LOWU_PUBLIC_URL: 'topup.example' }, 'broken'],
  ['public-address', production, 'broken'],
  ['public-address', { ...production, LOWU_PUBLIC_URL: 'https://topup.example' }, 'ok'],
  ['proxies', { HOST: '0.0.0.0' }, 'ok'],
  ['proxies', production, 'look'],
  ['proxies', { ...production, HOST: '0.0.0.0' }, 'look'],
  ['proxies', { ...production, HOST: '0.0.0.0', LOWU_TRUSTED_PROXIES: '10.0.0.0/8' }, 'ok'],
];

test('production wants https and to know its proxies', async () => {
  for (const [name, environment, verdict] of environmentCases) {
    const finding = await lookAt(name, sceneAt('/nowhere', { environment }));
    assert.equal(finding.verdict, verdict, `${name} ${JSON.stringify(environment)}`);
  }
});

test('a home and keys that others can read are told, with what mends them', async (t) => {
  const folder = freshHome(t);
  const scene = sceneAt(folder);
  assert.equal((await lookAt('home', scene)).verdict, 'ok');
  assert.match((await lookAt('master-keys', scene)).found, /none yet/);
  writeFileSync(scene.home.keys, newKeyText(), { mode: 0o600 });
  assert.equal((await lookAt('master-keys', scene)).verdict, 'ok');
  chmodSync(scene.home.keys, 0o640);
  assert.equal((await lookAt('master-keys', scene)).advice, `chmod 600 ${scene.home.keys}`);
  chmodSync(folder, 0o750);
  assert.deepEqual(await lookAt('home', scene), {
    verdict: 'broken',
    found: `others may look into ${folder} (mode 0750)`,
    advice: `chmod 700 ${folder}`,
  });
});

test('keys that are none are told without a word of them', async (t) => {
  const scene = sceneAt(freshHome(t), { environment: { LOWU_MASTER_KEYS: 'k1:notakey' } });
  const finding = await lookAt('master-keys', scene);
  assert.equal(finding.verdict, 'broken');
  assert.doesNotMatch(JSON.stringify(finding), /notakey/);
});

test('a clock that a file sets is one to look at, and an alarm in production', async (t) => {
  const folder = freshHome(t);
  const scene = sceneAt(folder);
  assert.equal((await lookAt('one-clock', scene)).found, 'real time');
  writeFileSync(scene.home.clock, JSON.stringify({ realMs: 0, virtualMs: 0, rate: 60 }));
  const { verdict, found } = await lookAt('one-clock', scene);
  assert.equal(verdict, 'look');
  assert.match(found, /60 times as fast/);
  const inProduction = sceneAt(folder, { environment: production });
  assert.equal((await lookAt('one-clock', inProduction)).verdict, 'broken');
});

test('a port that another program has is told, and one of the demo beside it', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : 0;
  const at = (port: number) => sceneAt('/nowhere', { environment: { PORT: String(port) } });
  const own = await lookAt('port', at(taken));
  assert.equal(own.verdict, 'broken');
  assert.match(own.found, /EADDRINUSE/);
  assert.equal((await lookAt('port', at(taken - 2))).verdict, 'look');
  const elsewhere = sceneAt('/nowhere', { environment: { PORT: '0', HOST: '203.0.113.1' } });
  assert.equal((await lookAt('port', elsewhere)).found, 'any free port');
});

test('a disk that is nearly full is broken, and one that may become so is one to look at', () => {
  const gigabyte = 2 ** 30;
  const verdictOf = (gigabytes: number, holdsDatabase: boolean) =>
    judgeSpace(gigabytes * gigabyte, '/x', holdsDatabase).verdict;
  assert.deepEqual(
    [5, 4.9, 0.25, 0.24].map((free) => verdictOf(free, true)),
    ['ok', 'look', 'look', 'broken'],
  );
  assert.deepEqual([verdictOf(1, false), verdictOf(0.9, false)], ['ok', 'look']);
});

function limitVerdict(soft: string): string {
  const limits = `Max stack size  8388608 unlimited bytes\nMax open files  ${soft} 4096 files\n`;
  return judgeLimits(limits).verdict;
}

test('the limit of open files is read as the system writes it', () => {
  assert.deepEqual(['unlimited', '4096', '4095', '256', '255', 'what'].map(limitVerdict), [
    'ok',
    'ok',
    'look',
    'look',
    'broken',
    'look',
  ]);
});

test('the document of the command line names every check and no other', () => {
  const page = new URL('../../../../docs/operating/command-line.md', import.meta.url);
  const [, section = ''] = readFileSync(page, 'utf8').split('## What the doctor looks at');
  const [table = ''] = section.split('\n## ');
  const cells = [...table.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell = '']) => cell).join();
  const named = [...cells.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name);
  assert.deepEqual(named.sort(), checks.map(({ name }) => name).sort());
});
