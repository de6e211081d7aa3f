import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { watchDelay } from './guards.ts';

/** Keeps the event loop for itself, in real time. */
function stall(forMs: number): void {
  const until = performance.now() + forMs;
  while (performance.now() < until);
}

test('a stall that is over is no overload, and one after another is', async (t) => {
  const watch = watchDelay(50);
  t.after(() => watch.stop());
  // It has just looked, so that the stall is all that it sees the next time.
  await delay(505);
  stall(700);
  await delay(1);
  assert.equal(watch.isOverloaded(), false);
  for (let stalls = 0; stalls < 12; stalls += 1) {
    stall(120);
    await delay(1);
  }
  assert.equal(watch.isOverloaded(), true);
});
