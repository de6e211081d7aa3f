import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { testDatabase } from '#test/database';
import { statement } from './index.ts';

const database = await testDatabase();
const readPid = statement<{ pid: number }>('read test pid', 'select pg_backend_pid() as pid');
const readPidLate = statement<{ pid: number }>(
  'read test pid late',
  'select pg_backend_pid() as pid, pg_sleep(0.2)',
);
const endLate = statement<{ pid: number }>(
  'end test session',
  `select pid, pg_terminate_backend(pid) from pg_stat_activity
   where query like '%pg_sleep(0.2)' and state = 'active' and pid <> pg_backend_pid()`,
);
const divide = statement<{ pid: number }>(
  'divide test number',
  'select pg_backend_pid() / $1::int4 as pid',
);
const pidOf = async (asked: Promise<{ pid: number }[]>) => (await asked)[0]?.pid;

test('what is asked for in one turn shares a connection, also behind a promise', async () => {
  const { db } = database.context();
  const pids = await Promise.all([
    pidOf(db.read(readPid)),
    pidOf(Promise.resolve().then(() => db.read(readPid))),
    pidOf(db.read(readPid)),
  ]);
  assert.equal(new Set(pids).size, 1);
  assert.ok(pids[0]);
});

test('what is asked for in another turn waits for nobody', async () => {
  const { db } = database.context();
  const first = pidOf(db.read(readPidLate));
  await turn();
  const second = pidOf(db.read(readPid));
  assert.notEqual(await first, await second);
});

test('of very many, those behind the sixteenth have a connection of their own', async () => {
  const { db } = database.context();
  const pids = await Promise.all(Array.from({ length: 40 }, () => pidOf(db.read(readPid))));
  assert.ok(pids.every((pid) => pid !== undefined));
  assert.equal(new Set(pids).size, 3);
});

test('one that fails fails alone, and its connection serves the next', async () => {
  const { db } = database.context();
  const [before, failed, after] = await Promise.allSettled([
    pidOf(db.read(readPid)),
    db.read(divide, [0]),
    pidOf(db.read(divide, [1])),
  ]);
  assert.equal(failed.status, 'rejected');
  assert.equal(failed.reason.code, '22012');
  assert.ok(before.status === 'fulfilled' && after.status === 'fulfilled');
  assert.equal(before.value, after.value);
  assert.equal(await pidOf(db.read(readPid)), before.value);
});

test('where their connection is lost, each is read again', async () => {
  const { db } = database.context({ connections: 2 });
  const reading = Promise.all([pidOf(db.read(readPidLate)), pidOf(db.read(readPid))]);
  const owner = database.context({ url: database.ownerUrl });
  let lost: { pid: number }[] = [];
  while (lost.length === 0) lost = await owner.db.read(endLate);
  const pids = await reading;
  assert.ok(pids[0] && pids[1]);
  assert.ok(!pids.includes(lost[0]?.pid));
});
