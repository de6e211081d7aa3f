import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import pg from 'pg';
import { readIsUnguarded, serverUrl } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { testPostgresUrl } from '#test/postgres';
import { migrateAll } from '../../src/app.ts';

const database = await testDatabase();
const postgresUrl = await testPostgresUrl();

async function run(url: string, ...texts: readonly string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const text of texts) ({ rows } = await client.query(text));
    return rows;
  } finally {
    await client.end();
  }
}

interface Login {
  readonly name: string;
  /** The way to a database as this login. */
  to(databaseUrl: string): string;
}

/** A login that may do what any other may, and no more. */
async function newLogin(t: TestContext, as = ''): Promise<Login> {
  const name = `lowu_test_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  await run(postgresUrl, `create role ${name} login password '${password}' ${as}`);
  t.after(() => run(postgresUrl, `drop role ${name}`));
  return {
    name,
    to: (databaseUrl) => {
      const url = new URL(databaseUrl);
      [url.username, url.password] = [name, password];
      return url.href;
    },
  };
}

const denied = { code: '42501' };

test('an owner who may make no role takes from itself what changes the books', async (t) => {
  const owner = await newLogin(t);
  const there = new URL(postgresUrl);
  there.pathname = `/${owner.name}`;
  await run(postgresUrl, `create database ${owner.name} owner ${owner.name}`);
  try {
    const url = owner.to(there.href);
    await migrateAll(url);
    await migrateAll(url);
    assert.equal(await serverUrl(url), url);
    await run(url, `select graphile_worker.add_job('anything')`);
    await run(url, `insert into ledger.account values (0, gen_random_uuid(), 'line', now())`);
    await assert.rejects(run(url, 'delete from ledger.account'), denied);
    await assert.rejects(run(url, 'update ledger.transfer set amount = 1'), denied);
    await assert.rejects(run(url, 'truncate receipts.receipt'), denied);
  } finally {
    await run(postgresUrl, `drop database ${owner.name} with (force)`);
  }
});

test('a login of the role alone can serve, and says who must migrate', async (t) => {
  const login = await newLogin(t, 'in role lowu_app');
  const url = login.to(database.ownerUrl);
  await migrateAll(url);
  const [row] = await run(await serverUrl(url), 'select current_user as name');
  assert.deepEqual(row, { name: 'lowu_app' });
  const newest = '(select max(name) from platform.migration)';
  await run(database.ownerUrl, `delete from platform.migration where name = ${newest}`);
  await assert.rejects(migrateAll(url), /lacks \d{4}-[\w-]+\.sql, and its user may not migrate/);
});

test('a server that could change the books is known, however it came in', async () => {
  const told = async (url: string): Promise<unknown> => {
    const [row] = await database.context({ url }).db.read(readIsUnguarded);
    return row?.isUnguarded;
  };
  assert.equal(await told(database.ownerUrl), true);
  assert.equal(await told(database.url), false);
});

test("a URL's own options do not take the place of ours", async () => {
  const url = new URL(database.url);
  const given = `${url.searchParams.get('options')} -c TimeZone=Asia/Shanghai -c work_mem=5MB`;
  url.searchParams.set('options', given);
  const { db } = database.context({ url: url.href });
  const rows = await db.read<{ zone: string; memory: string; name: string }>({
    name: 'test: read session',
    text: `select current_setting('TimeZone') as zone, current_setting('work_mem') as memory,
      current_user as name`,
  });
  assert.deepEqual(rows, [{ zone: 'UTC', memory: '5MB', name: 'lowu_app' }]);
});
