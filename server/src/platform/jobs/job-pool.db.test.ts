import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLog } from '#platform/log';
import { closePool, statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { openJobPool } from './job-pool.ts';

const database = await testDatabase();

test('a connection that is given back twice is taken back once', async () => {
  const pool = openJobPool(database.url, 1, silentLog);
  const backTwice = Promise.withResolvers<void>();
  pool.connect((error, _client, giveBack) => {
    if (error) return backTwice.reject(error);
    giveBack();
    giveBack();
    backTwice.resolve();
  });
  await backTwice.promise;
  const client = await pool.connect();
  const { rows } = await client.query('select 1 as one');
  client.release();
  assert.deepEqual(rows, [{ one: 1 }]);
  await closePool(pool);
});

test('only what jobs are taken and ended by does not wait for the disk', async () => {
  const pool = openJobPool(database.url, 1, silentLog);
  const { rows } = await pool.query('show synchronous_commit');
  await closePool(pool);
  assert.deepEqual(rows, [{ synchronous_commit: 'off' }]);
  const { db } = database.context({});
  const show = statement<{ synchronousCommit: string }>('show commits', 'show synchronous_commit');
  assert.deepEqual(await db.read(show), [{ synchronousCommit: 'on' }]);
});
