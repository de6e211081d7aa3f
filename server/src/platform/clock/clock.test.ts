import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { ManualClock, PacedClock } from './index.ts';

const startMs = Date.parse('2026-11-23T00:12:00Z');

interface Woken {
  readonly dueMs: number;
  readonly atMs: number;
}

function sleepAll(clock: PacedClock, waitsMs: readonly number[], woken: Woken[]): Promise<unknown> {
  const fromMs = clock.now();
  return Promise.all(
    waitsMs.map(async (waitMs) => {
      await clock.sleepUntil(fromMs + waitMs);
      woken.push({ dueMs: fromMs + waitMs, atMs: clock.now() });
    }),
  );
}

function assertInOrder(woken: readonly Woken[]): void {
  const due = woken.map(({ dueMs }) => dueMs);
  assert.deepEqual(
    due,
    [...due].sort((one, other) => one - other),
  );
  assert.ok(
    woken.every(({ dueMs, atMs }) => atMs >= dueMs),
    'nobody wakes early',
  );
}

const waits = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 30 });

test('sleepers wake in the order of their instants however the clock is moved', async () => {
  const steps = fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 10 });
  const property = fc.asyncProperty(waits, steps, async (waitsMs, stepsMs) => {
    const clock = new ManualClock(startMs);
    const woken: Woken[] = [];
    const done = sleepAll(clock, waitsMs, woken);
    for (const stepMs of stepsMs) {
      clock.advance(stepMs);
      await delay(0);
      const dueNow = waitsMs.filter((waitMs) => startMs + waitMs <= clock.now());
      assert.equal(woken.length, dueNow.length);
    }
    clock.advance(100_000);
    await done;
    assertInOrder(woken);
  });
  await fc.assert(property, { numRuns: 60 });
});

test('sleepers wake in order at any pace, also when it changes meanwhile', async () => {
  const rates = fc.array(fc.constantFrom(0, 1, 500, 20_000, 1_000_000), { maxLength: 4 });
  const property = fc.asyncProperty(waits, rates, async (waitsMs, changes) => {
    // It stands still until all have lain down: who asks later for an earlier instant comes later.
    const clock = new PacedClock({ realMs: Date.now(), virtualMs: startMs, rate: 0 });
    const woken: Woken[] = [];
    const done = sleepAll(clock, waitsMs, woken);
    for (const rate of [...changes, 1_000_000]) {
      clock.pace = { realMs: Date.now(), virtualMs: clock.now(), rate };
      await delay(2);
    }
    await done;
    assertInOrder(woken);
  });
  await fc.assert(property, { numRuns: 20 });
});

test('one who comes late does not overtake one who is still to be woken', async () => {
  const clock = new PacedClock({ realMs: Date.now(), virtualMs: startMs, rate: 1_000_000 });
  const order: string[] = [];
  const early = clock.sleepUntil(startMs + 1).then(() => order.push('early'));
  while (clock.now() < startMs + 2);
  const late = clock.sleepUntil(startMs + 2).then(() => order.push('late'));
  await Promise.all([early, late]);
  assert.deepEqual(order, ['early', 'late']);
});

test('a sleeper that is told to stop wakes and the others sleep on', async () => {
  const clock = new ManualClock(startMs);
  const stopping = new AbortController();
  const awake: string[] = [];
  const other = clock.sleepUntil(startMs + 1_000).then(() => awake.push('other'));
  const stopped = clock.sleepUntil(startMs + 500, stopping.signal);
  stopping.abort();
  await stopped;
  assert.equal(clock.sleepers, 1);
  await clock.sleepUntil(startMs + 10_000, AbortSignal.abort());
  assert.deepEqual(awake, []);
  clock.advance(1_000);
  await other;
});

test('the timer of one who has left wakes nobody too early, and those behind in time', async () => {
  const clock = new PacedClock();
  const stopping = new AbortController();
  const fromMs = clock.now();
  const first = clock.sleepUntil(fromMs + 10, stopping.signal);
  const second = clock.sleepUntil(fromMs + 40);
  stopping.abort();
  await first;
  await second;
  assert.ok(clock.now() >= fromMs + 40);
  assert.equal(clock.sleepers, 0);
});

test('a clock at real pace sleeps in real time', async () => {
  const clock = new PacedClock();
  const fromMs = performance.now();
  await clock.sleepUntil(clock.now() + 60);
  const tookMs = performance.now() - fromMs;
  assert.ok(tookMs >= 58 && tookMs < 30_000, `${tookMs} ms`);
});

test('a clock that stands still keeps no process alive and shows its instant', () => {
  const clock = new ManualClock(startMs);
  void clock.sleepUntil(startMs + 1);
  assert.equal(clock.now(), startMs);
  clock.set(startMs - 5);
  assert.equal(clock.now(), startMs - 5);
});
