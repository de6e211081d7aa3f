import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { minuteMs } from '#base';
import { PacedClock } from '#platform/clock';
import { type TestContext, testDatabase } from '#test/database';
import { listSchedule, openSchedule, type Scheduled } from './index.ts';

function counting(name: string, everyMs = minuteMs): { entry: Scheduled; runs: number[] } {
  const runs: number[] = [];
  const run = async ({ clock }: { clock: { now(): number } }): Promise<void> => {
    runs.push(clock.now());
  };
  return { entry: { name, everyMs, run }, runs };
}

/** Waits, in real time, for what another loop is about to do. */
async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries += 1) {
    assert.ok(tries < 200, 'it did not come about within 4 s');
    await delay(20);
  }
}

async function rowOf(context: TestContext, name: string) {
  return (await listSchedule(context)).find((row) => row.name === name);
}

test('an entry runs at once and then whenever its time has passed on the one clock', async (t) => {
  const context = (await testDatabase(t)).context();
  const { entry, runs } = counting('often');
  const schedule = openSchedule(context, [entry]);
  const startMs = context.clock.now();
  await until(() => runs.length === 1);
  await delay(150);
  context.clock.advance(minuteMs - 1);
  await delay(150);
  assert.equal(runs.length, 1);
  context.clock.advance(1);
  await until(() => runs.length === 2);
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
    await until(() => runs.length === round);
    await delay(150);
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
  await until(() => runs === 1);
  await delay(150);
  assert.match(String((await rowOf(context, 'frail'))?.failure), /the world was away/);
  context.clock.advance(minuteMs);
  await until(() => runs === 2);
  await schedule.stop();
  assert.equal((await rowOf(context, 'frail'))?.failure, null);
});

test('a clock that is set back does not keep an entry from running', async (t) => {
  const context = (await testDatabase(t)).context();
  const { entry, runs } = counting('back');
  const before = openSchedule(context, [entry]);
  await until(() => runs.length === 1);
  await before.stop();
  context.clock.advance(-10 * minuteMs);
  const schedule = openSchedule(context, [entry]);
  await until(() => runs.length === 2);
  await schedule.stop();
});

test('a fast clock does not make an entry run without pause', async (t) => {
  const database = await testDatabase(t);
  const clock = new PacedClock({ realMs: Date.now(), virtualMs: Date.now(), rate: 100_000 });
  const context = { ...database.context(), clock };
  const { entry, runs } = counting('fast');
  const schedule = openSchedule(context, [entry]);
  await delay(1_000);
  await schedule.stop();
  assert.ok(runs.length >= 3 && runs.length <= 11, `${runs.length} runs in a second`);
});

test('stopping waits for the run under way', async (t) => {
  const context = (await testDatabase(t)).context();
  let isUnderWay = false;
  let isFinished = false;
  const run = async (): Promise<void> => {
    isUnderWay = true;
    await delay(200);
    isFinished = true;
  };
  const schedule = openSchedule(context, [{ name: 'slow', everyMs: minuteMs, run }]);
  await until(() => isUnderWay);
  await schedule.stop();
  assert.equal(isFinished, true);
});
