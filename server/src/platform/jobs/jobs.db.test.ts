import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { dayMs, present } from '#base';
import { openLog } from '#platform/log';
import { statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { eventually } from '#test/eventually';
import { openFaultProxy, targetOf, urlThrough } from '#test/fault-proxy';
import { type Haste, type JobTask, listJobs, openJobs, queueJob, runJobsOnce } from './index.ts';

const database = await testDatabase();

/** As a worker that was killed leaves it. */
const lockOrphan = statement(
  'lock an orphan',
  `update graphile_worker._private_jobs set locked_by = 'lowu-jobs-dead', locked_at = now()
   where task_id = (select id from graphile_worker._private_tasks where identifier = 'orphaned')`,
);

/** As if the time had come at which the job is tried again. */
const letTimePass = statement(
  'let time pass',
  `update graphile_worker._private_jobs set run_at = now()
   where task_id = (select id from graphile_worker._private_tasks where identifier = 'hopeless')`,
);

/** A task that notes what it was given, and fails as often as told. */
function noting(name: string, failures = 0): { task: JobTask; given: unknown[] } {
  const given: unknown[] = [];
  const run = async (_context: unknown, payload: unknown): Promise<void> => {
    given.push(payload);
    if (given.length <= failures) throw new Error(`not yet, ${given.length}`);
  };
  return { task: { name, run }, given };
}

test('a job is due with the commit that queued it, and its payload keeps its bigints', async () => {
  const context = database.context();
  const { task, given } = noting('noted');
  await context.db.transaction(async (tx) => {
    queueJob(tx, 'noted', { amountMinor: 2n ** 60n, to: 'line_1' });
    await runJobsOnce(context, database.url, [task]);
    assert.deepEqual(given, []);
  });
  await runJobsOnce(context, database.url, [task]);
  assert.deepEqual(given, [{ amountMinor: 2n ** 60n, to: 'line_1' }]);
});

test('what is urgent is done before what waits already', async () => {
  const context = database.context();
  const { task, given } = noting('waits');
  await context.db.transaction(async (tx) => {
    for (const at of [1, 2, 3]) queueJob(tx, 'waits', { at });
  });
  await context.db.transaction(async (tx) => queueJob(tx, 'waits', { at: 'once' }, 'soon'));
  await runJobsOnce(context, database.url, [task]);
  assert.deepEqual(given[0], { at: 'once' });
  assert.equal(given.length, 4);
});

test('what needs the database alone is done while all that calls out stands still', async () => {
  const context = database.context();
  const [go, isDone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const stuck = (haste: Haste): JobTask => ({
    name: `stuck ${haste}`,
    run: () => go.promise,
    haste,
  });
  const dry: JobTask = { name: 'dry', run: async () => isDone.resolve(), haste: 'first' };
  const jobs = await openJobs(context, database.url, [stuck('later'), stuck('soon'), dry]);
  await context.db.transaction(async (tx) => {
    for (const haste of ['later', 'soon'] as const) {
      for (let at = 0; at < 10; at += 1) queueJob(tx, `stuck ${haste}`, { at }, haste);
    }
  });
  const running = async () => (await listJobs(context, 30)).filter((one) => one.isRunning);
  await eventually('all places are taken', async () => (await running()).length === 8 + 4);
  await context.db.transaction(async (tx) => queueJob(tx, 'dry', {}, 'first'));
  await isDone.promise;
  go.resolve();
  await jobs.stop();
});

test('a job of a transaction that failed never was', async () => {
  const context = database.context();
  const { task, given } = noting('never');
  const failing = context.db.transaction(async (tx) => {
    queueJob(tx, 'never', {});
    throw new Error('the books said no');
  });
  await assert.rejects(failing, /the books said no/);
  await runJobsOnce(context, database.url, [task]);
  assert.deepEqual(given, []);
});

test('a job that failed waits to be tried again, and staff can see why', async () => {
  const context = database.context();
  const { task, given } = noting('troubled', 1);
  await context.db.transaction(async (tx) => queueJob(tx, 'troubled', { n: 1 }));
  await runJobsOnce(context, database.url, [task]);
  assert.equal(given.length, 1);
  const job = (await listJobs(context, 10)).find((one) => one.task === 'troubled');
  assert.equal(job?.attempts, 1);
  assert.equal(job.maxAttempts, 25);
  assert.equal(job.isRunning, false);
  assert.match(String(job.lastError), /not yet, 1/);
  assert.ok(job.runAt > Date.now(), 'its next try lies ahead');
});

test('a job that fails for ever is tried ever more rarely, 25 times in four days', async () => {
  const context = database.context();
  const { task, given } = noting('hopeless', 25);
  await context.db.transaction(async (tx) => queueJob(tx, 'hopeless', {}));
  let daysInAll = 0;
  for (let attempt = 1; attempt <= 25; attempt += 1) {
    const startedMs = Date.now();
    await runJobsOnce(context, database.url, [task]);
    const endedMs = Date.now();
    assert.equal(given.length, attempt);
    const job = (await listJobs(context, 10)).find((one) => one.task === 'hopeless');
    const waitMs = 1_000 * Math.E ** Math.min(attempt, 10);
    const failedAtMs = present(job, 'the job').runAt - waitMs;
    assert.ok(failedAtMs > startedMs - 2 && failedAtMs < endedMs + 2, `attempt ${attempt}`);
    daysInAll += waitMs / dayMs;
    await context.db.read(letTimePass);
  }
  assert.equal(Math.floor(daysInAll), 4);
  await runJobsOnce(context, database.url, [task]);
  assert.equal(given.length, 25);
  const [job] = await listJobs(context, 1);
  assert.deepEqual([job?.task, job?.attempts, job?.isRunning], ['hopeless', 25, false]);
});

test('a running worker takes a job by itself, and stopping lets it finish', async () => {
  const context = database.context();
  const [taken, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let isFinished = false;
  const slow: JobTask = {
    name: 'slow',
    run: async () => {
      taken.resolve();
      await go.promise;
      isFinished = true;
    },
  };
  const jobs = await openJobs(context, database.url, [slow]);
  await context.db.transaction(async (tx) => queueJob(tx, 'slow', {}));
  await taken.promise;
  const stopped = jobs.stop().then(() => 'stopped');
  assert.equal(await Promise.race([stopped, delay(100, 'waits')]), 'waits');
  go.resolve();
  await stopped;
  assert.equal(isFinished, true);
});

test('what a worker had taken when it died is run by the next one', async () => {
  const context = database.context();
  await context.db.transaction(async (tx) => queueJob(tx, 'orphaned', { n: 1 }));
  await context.db.read(lockOrphan);
  const { task, given } = noting('orphaned');
  const jobs = await openJobs(context, database.url, [task]);
  await eventually('it is run', () => given.length > 0);
  await jobs.stop();
  assert.deepEqual(given, [{ n: 1 }]);
});

test('a worker is calm: without trouble, and without tasks, it says nothing', async () => {
  const lines: string[] = [];
  const context = database.context({ log: openLog('warn', (line) => lines.push(line)) });
  const calm: JobTask = { name: 'calm', run: async () => undefined };
  const jobs = await Promise.all([
    openJobs(context, database.url, []),
    openJobs(context, database.url, [calm]),
  ]);
  await delay(1_500);
  await Promise.all(jobs.map((one) => one.stop()));
  assert.deepEqual(lines, []);
});

test('a worker whose connections are cut connects again and goes on', async (t) => {
  const context = database.context();
  const proxy = await openFaultProxy(targetOf(database.url));
  t.after(() => proxy.close());
  const { task, given } = noting('cut');
  const jobs = await openJobs(context, urlThrough(proxy, database.url), [task]);
  proxy.cut();
  await delay(200);
  proxy.cut();
  await context.db.transaction(async (tx) => queueJob(tx, 'cut', { n: 1 }));
  await eventually('it is run', () => given.length > 0);
  await jobs.stop();
  assert.deepEqual(given, [{ n: 1 }]);
});

for (const how of ['done', 'failed']) {
  test(`a connection that is lost while a job is noted as ${how} ends no process`, async (t) => {
    const context = database.context();
    let isSilent = false;
    const proxy = await openFaultProxy(targetOf(database.url), () => ({
      loseFromAnswer: () => isSilent,
    }));
    t.after(() => proxy.close());
    let times = 0;
    const run = async (): Promise<void> => {
      times += 1;
      isSilent = times === 1;
      if (isSilent && how === 'failed') throw new Error('it went wrong');
    };
    const task: JobTask = { name: `noted as ${how}`, run };
    const jobs = await openJobs(context, urlThrough(proxy, database.url), [task]);
    await context.db.transaction(async (tx) => queueJob(tx, task.name, { n: 1 }));
    await eventually('its end is on its way', () => isSilent);
    await delay(100);
    isSilent = false;
    proxy.cut();
    await context.db.transaction(async (tx) => queueJob(tx, task.name, { n: 2 }));
    await eventually('the next one is run', () => times > 1);
    await jobs.stop();
  });
}

test('a worker whose network falls silent gives up, connects again and goes on', async (t) => {
  const context = database.context();
  let isSilent = false;
  const proxy = await openFaultProxy(targetOf(database.url), () => ({
    loseFromAnswer: () => isSilent,
  }));
  t.after(() => proxy.close());
  const { task, given } = noting('unheard');
  const through = urlThrough(proxy, database.url);
  const jobs = await openJobs(context, through, [task], { answerTimeoutMs: 500 });
  isSilent = true;
  await context.db.transaction(async (tx) => queueJob(tx, 'unheard', { n: 1 }));
  const before = proxy.connections();
  await eventually('it gives up', () => proxy.connections() > before);
  isSilent = false;
  await eventually('it is run', () => given.length > 0);
  await jobs.stop();
  assert.deepEqual(given[0], { n: 1 });
});
