import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { minuteMs } from '#base';
import { PacedClock } from '#platform/clock';
import { type TestContext, testDatabase } from '#test/database';
import { eventually } from '#test/eventually';
import { listSchedule, openSchedule, type Scheduled } from './index.ts';

function counting(name: string, everyMs = minuteMs): { entry: Scheduled; runs: number[] } {
  const runs: number[] = [];
  const run = async ({ clock }: { clock: { now(): number } }): Promise<void> => {
    runs.push(clock.now());
  };
  return { entry: { name, everyMs, run }, runs };
}

/** Every loop is done for now: only then does moving the clock reach it. */
function asleep(context: TestContext, loops = 1): Promise<true> {
  return eventually('all loops sleep', () => context.clock.sleepers === loops);
}

async function rowOf(context: TestContext, name: string) {
  return (await listSchedule(context)).find((row) => row.name === name);
}

test('an entry runs at once and then whenever its time has passed on the one clock', async (t) => {
  const context = (await testDatabase(t)).context();
  const { entry, runs } = counting('often');
  const schedule = openSchedule(context, [entry]);
  const startMs = context.clock.now();
  await asleep(context);
  context.clock.advance(minuteMs - 1);
  await asleep(context);
  assert.equal(runs.length, 1);
  context.clock.advance(1);
  await eventually('it runs again', () => runs.length === 2);
  await schedule.stop();
  assert.deepEqual(runs, [startMs, startMs + minuteMs]);
  const row = await rowOf(context, 'often');
  assert.equal(row?.startedAt, startMs + minuteMs);
  assert.equal(row.finishedAt, startMs + minuteMs);
  assert.equal(row.failure, null);
});

test('of several processes one runs it', async (t) => {
  const database = await testDatabase(t);
  const first = database.context();
  const { entry, runs } = counting('shared');
  const schedules = [first, database.context({ clock: first.clock }), first].map((context) =>
    openSchedule(context, [entry]),
  );
  for (let round = 1; round <= 3; round += 1) {
    await asleep(first, schedules.length);
    assert.equal(runs.length, round);
    first.clock.advance(minuteMs);
  }
  await Promise.all(schedules.map((schedule) => schedule.stop()));
});

test('a run that failed is told, and the entry runs again', async (t) => {
  const context = (await testDatabase(t)).context();
  let runs = 0;
  const run = async (): Promise<void> => {
    runs += 1;
    if (runs === 1) throw new Error('the world was away');
  };
  const schedule = openSchedule(context, [{ name: 'frail', everyMs: minuteMs, run }]);
  await asleep(context);
  assert.match(String((await rowOf(context, 'frail'))?.failure), /the world was away/);
  context.clock.advance(minuteMs);
  await eventually('it runs again', () => runs === 2);
  await schedule.stop();
  assert.equal((await rowOf(context, 'frail'))?.failure, null);
});

test('a clock that is set back does not keep an entry from running', async (t) => {
  const context = (await testDatabase(t)).context();
  const { entry, runs } = counting('back');
  const before = openSchedule(context, [entry]);
  await eventually('it runs', () => runs.length === 1);
  await before.stop();
  context.clock.advance(-10 * minuteMs);
  const schedule = openSchedule(context, [entry]);
  await eventually('it runs again', () => runs.length === 2);
  await schedule.stop();
});

test('a fast clock leaves a tenth of a second between two runs', async (t) => {
  const database = await testDatabase(t);
  const clock = new PacedClock({ realMs: Date.now(), virtualMs: Date.now(), rate: 100_000 });
  const context = { ...database.context(), clock };
  const { entry, runs } = counting('fast');
  const startedMs = performance.now();
  const schedule = openSchedule(context, [entry]);
  await eventually('it has run often', () => runs.length >= 5);
  const tookMs = performance.now() - startedMs;
  await schedule.stop();
  assert.ok(tookMs >= 4 * 99, `five runs in ${tookMs} ms`);
});

test('stopping waits for the run under way', async (t) => {
  const context = (await testDatabase(t)).context();
  const go = Promise.withResolvers<void>();
  let isUnderWay = false;
  let isFinished = false;
  const run = async (): Promise<void> => {
    isUnderWay = true;
    await go.promise;
    isFinished = true;
  };
  const schedule = openSchedule(context, [{ name: 'slow', everyMs: minuteMs, run }]);
  await eventually('it runs', () => isUnderWay);
  const stopped = schedule.stop().then(() => 'stopped');
  assert.equal(await Promise.race([stopped, delay(50, 'waits')]), 'waits');
  go.resolve();
  await stopped;
  assert.equal(isFinished, true);
});
