import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#test/database';
import { closePool, openPool } from './database.ts';

const database = await testDatabase();
const answerTimeoutMs = 600;

function poolOfOne(t: { after(work: () => Promise<void>): void }) {
  const pool = openPool(database.ownerUrl, 1, true, { answerTimeoutMs });
  pool.on('connect', (client) => client.on('error', () => undefined));
  t.after(() => closePool(pool));
  return pool;
}

const sleep = (seconds: number) => ({
  text: 'select pg_sleep($1), pid from pg_backend_pid() pid',
  values: [seconds],
});

test('answers that come one after the other are waited for', async (t) => {
  const pool = poolOfOne(t);
  const client = await pool.connect();
  const asked = Array.from({ length: 6 }, () => client.query(sleep(0.25)));
  const pids = (await Promise.all(asked)).map(({ rows }) => Number(rows[0]?.pid));
  assert.equal(new Set(pids).size, 1);
  client.release();
  // Nobody waits for anything on a connection that lies idle.
  await new Promise((resolve) => setTimeout(resolve, 2 * answerTimeoutMs));
  assert.equal(Number((await pool.query(sleep(0))).rows[0]?.pid), pids[0]);
});

test('an answer that does not come fails all behind it, and another serves', async (t) => {
  const pool = poolOfOne(t);
  const client = await pool.connect();
  const startedMs = performance.now();
  const outcomes = await Promise.allSettled([client.query(sleep(20)), client.query(sleep(0))]);
  const reasons = outcomes.map((one) => (one.status === 'rejected' ? String(one.reason) : 'came'));
  assert.deepEqual(reasons, Array(2).fill('Error: Query read timeout'));
  assert.ok(performance.now() - startedMs >= answerTimeoutMs);
  client.release(true);
  assert.equal((await pool.query(sleep(0))).rows.length, 1);
});
