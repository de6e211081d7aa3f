import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type TestContext, test } from 'node:test';
import { createStaff } from '#identity';
import { statement } from '#platform/postgres';
import { newKeyText } from '#platform/secrets';
import { testDatabase, testKeys } from '#test/database';
import { freshFolder, type LowuOptions, lowu } from '#test/lowu';
import { openTopupWorld } from '#test/topup-world';
import { demoStaff } from '../demo-world.ts';
import type { Finding } from './doctor/check.ts';

interface Told {
  readonly ok: boolean;
  readonly checks: readonly (Finding & { readonly name: string })[];
}

interface Examined extends Told {
  readonly code: number | null;
  verdictOf(name: string): string;
  foundBy(name: string): string;
}

async function examine(options: LowuOptions): Promise<Examined> {
  const { code, stdout, stderr } = await lowu(['doctor', '--json'], options);
  assert.equal(stderr, '');
  const told = JSON.parse(stdout) as Told;
  const find = (name: string): Finding => {
    const check = told.checks.find((one) => one.name === name);
    assert.ok(check, `no check is called ${name}`);
    return check;
  };
  return {
    ...told,
    code,
    verdictOf: (name) => find(name).verdict,
    foundBy: (name) => find(name).found,
  };
}

const isRoot = process.getuid?.() === 0;
const stranger = 65_534;

test('where nothing is yet it tries PostgreSQL, finds all well, and leaves nothing', async (t) => {
  const home = path.join(freshFolder(t), 'home');
  const { ok, code, checks, foundBy } = await examine({ home });
  assert.deepEqual(
    checks.filter(({ verdict }) => verdict === 'broken'),
    [],
  );
  assert.equal(ok, true);
  assert.equal(code, 0);
  assert.match(foundBy('database'), /starts; there is no data yet/);
  assert.equal(existsSync(home), false);
});

test('a person reads a line for each, with advice under it and no colours in a file', async (t) => {
  const options = {
    home: freshFolder(t),
    environment: { DATABASE_URL: 'postgresql://127.0.0.1:1' },
  };
  const { code, stdout } = await lowu(['doctor'], options);
  assert.equal(code, 69);
  assert.match(stdout, /^ok {5}node {14}Node \d/);
  assert.match(stdout, /\nbroken database {10}connect ECONNREFUSED 127\.0\.0\.1:1\n {25}→ check/);
  assert.match(stdout, /\nNot looked at: database-version, .*\n1 broken/);
  assert.ok(!stdout.includes('\u001b'));
});

test('an environment that cannot be read is the one thing told', async (t) => {
  const options = { home: freshFolder(t), environment: { PORT: 'ninety' } };
  const { code, checks } = await examine(options);
  assert.equal(code, 78);
  assert.deepEqual(checks, [
    {
      name: 'environment',
      verdict: 'broken',
      found: 'PORT must be a number from 0 to 65535, not "ninety"',
      advice: 'see docs/operating/settings.md',
    },
  ]);
});

test('whoever may not enter the home is told so, as an ordinary user too', async (t) => {
  const home = freshFolder(t);
  const uid = isRoot ? stranger : undefined;
  const own = await examine({ home: path.join(home, 'none-yet'), uid: undefined });
  assert.equal(own.verdictOf('home'), 'ok');
  if (uid === undefined) return;
  mkdirSync(path.join(home, 'closed'), { mode: 0o700 });
  const { code, verdictOf, foundBy } = await examine({ home: path.join(home, 'closed'), uid });
  assert.equal(code, 69);
  assert.match(foundBy('home'), /user 65534 may not read and write/);
  assert.equal(verdictOf('master-keys'), 'look');
});

/** A database with the demo's catalogue and an Alipay, and how to look at it. */
async function openPatient(t: TestContext) {
  const world = await openTopupWorld(t);
  const home = freshFolder(t);
  const base = { DATABASE_URL: world.database.url, LOWU_MASTER_KEYS: testKeys };
  return {
    ...world,
    examine: (more: Readonly<Record<string, string>> = {}) =>
      examine({ home, environment: { ...base, ...more } }),
  };
}

test('keys that do not open what is sealed are found before a payment needs them', async (t) => {
  const patient = await openPatient(t);
  assert.match((await patient.examine()).foundBy('sealed-columns'), /open all 1$/);
  const { code, ok, foundBy } = await patient.examine({ LOWU_MASTER_KEYS: newKeyText() });
  assert.equal(code, 1);
  assert.equal(ok, false);
  assert.match(foundBy('sealed-columns'), /do not open 1 of 1: connector alipay_cn/);
});

test('settings that nothing reads or that cannot be used are told', async (t) => {
  const patient = await openPatient(t);
  const fixed = { LOWU_SET_TOPUP_PAY_MINUTES: '0', LOWU_SET_TOPUP_PAY_MINUTE: '20' };
  const { verdictOf, foundBy } = await patient.examine(fixed);
  assert.equal(verdictOf('settings'), 'look');
  assert.match(foundBy('settings'), /there is no setting topup_pay_minute(;|$)/);
  assert.match(foundBy('settings'), /topup_pay_minutes must be .*; the default is used/);
});

const spoil = {
  notice: statement(
    'test: a notice nobody applies',
    `insert into payments.waiting_notice (slot, connector, event_id, received_at)
     values (0, 'alipay_cn', 'e1', now() - interval '2 minutes')`,
  ),
  attempt: statement(
    'test: an attempt unknown for long',
    `update payments.attempt set state = 'unknown', ask_at = now() + interval '1 hour',
       sent_at = now() - interval '2 hours'`,
  ),
  job: statement(
    'test: a job that failed for good',
    `with made as (select (graphile_worker.add_job('tell the partner', max_attempts := 1)).id)
     select from made`,
  ),
  failJob: statement(
    'test: that job has been tried',
    `update graphile_worker._private_jobs set attempts = 1, last_error = 'no'`,
  ),
  schedule: statement(
    'test: a schedule that stands still',
    `insert into platform.schedule (name, next_run_at, started_at, finished_at)
     values ('ask about payments', now(), now() - interval '5 minutes', now())`,
  ),
};

test('what stands still is told: payments, notices, jobs, schedules', async (t) => {
  const patient = await openPatient(t);
  const well = await patient.examine();
  for (const name of ['payments', 'notices', 'jobs', 'schedules']) {
    assert.equal(well.verdictOf(name), 'ok', name);
  }
  const { line, number } = await patient.person(['+85291234567']);
  assert.ok(line);
  await patient.order(number, 10_000n, 'dev_00000000000000000000000000000001');
  for (const wrong of Object.values(spoil)) await patient.context.db.read(wrong);
  const { verdictOf, foundBy } = await patient.examine();
  assert.match(foundBy('payments'), /unknown for over an hour: 1 payments, since 20/);
  assert.match(foundBy('notices'), /1 are stored and not applied/);
  assert.match(foundBy('jobs'), /1 jobs have failed for good, such as tell the partner/);
  assert.match(foundBy('schedules'), /nothing by schedule has begun since 20/);
  assert.equal(verdictOf('payments'), 'look');
  assert.equal(verdictOf('schedules'), 'broken');
});

test('the demo is harmless until somebody calls it production', async (t) => {
  const patient = await openPatient(t);
  const [support] = demoStaff;
  await createStaff(patient.context, support);
  assert.equal((await patient.examine()).verdictOf('demo-data'), 'ok');
  const { code, verdictOf, foundBy } = await patient.examine({ NODE_ENV: 'production' });
  assert.equal(code, 1);
  assert.equal(verdictOf('demo-data'), 'broken');
  assert.match(foundBy('demo-data'), /^1 staff and 0 numbers/);
  assert.equal(verdictOf('connectors'), 'broken');
  assert.match(foundBy('connectors'), /^alipay_cn: isProduction: must be true/);
});

test('a schema that is behind is one to migrate, and its content is left alone', async (t) => {
  const database = await testDatabase(t);
  await database.context({ url: database.ownerUrl }).db.read(
    statement(
      'test: forget the last migration',
      `delete from platform.migration
       where name = (select max(name) from platform.migration)`,
    ),
  );
  const home = freshFolder(t);
  const { verdictOf, foundBy } = await examine({
    home,
    environment: { DATABASE_URL: database.ownerUrl },
  });
  assert.equal(verdictOf('schema'), 'look');
  assert.match(foundBy('schema'), /behind by 1: \d{4}-/);
  assert.match(foundBy('jobs'), /not looked at/);
  assert.deepEqual(readdirSync(home), []);
});

test('a database user who may not read the books is told so', async (t) => {
  const database = await testDatabase(t);
  const { db } = database.context({ url: database.ownerUrl });
  const name = `lowu_stranger_${process.pid}`;
  await db.read(
    statement('test: make a stranger', `create role ${name} login password 'a stranger'`),
  );
  try {
    const url = new URL(database.ownerUrl);
    Object.assign(url, { username: name, password: 'a stranger' });
    const environment = { DATABASE_URL: url.href };
    const { code, verdictOf, foundBy } = await examine({ home: freshFolder(t), environment });
    assert.equal(code, 1);
    assert.equal(verdictOf('database'), 'ok');
    assert.match(foundBy('database-rights'), /may not read \w+\.\w+ and \d+ others/);
    assert.match(foundBy('schema'), /not looked at: it may not be read/);
    assert.match(foundBy('jobs'), /not looked at/);
  } finally {
    await db.read(statement('test: send it away', `drop role ${name}`));
  }
});
