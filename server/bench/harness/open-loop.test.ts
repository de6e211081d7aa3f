import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { forSeconds } from './closed-loop.ts';
import { openLoop } from './open-loop.ts';
import { quantile } from './statistics.ts';

/** Keeps the event loop from whatever else is due. */
async function block(): Promise<void> {
  const untilMs = performance.now() + 20;
  while (performance.now() < untilMs);
}

test('commands begin at their own rate, however long they take', async () => {
  let atOnce = 0;
  let mostAtOnce = 0;
  const work = async (): Promise<void> => {
    mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
    await sleep(100);
    atOnce -= 1;
  };
  const { done, latenciesMs } = await openLoop(
    500,
    forSeconds(1, () => work),
  );
  assert.ok(done > 350 && done < 650, `${done} in a second`);
  assert.ok(mostAtOnce > 20, `${mostAtOnce} at once`);
  assert.ok(quantile(latenciesMs, 0.01) > 95);
});

test('who could not begin in time waited from when it should have', async () => {
  const { latenciesMs } = await openLoop(
    100,
    forSeconds(0.5, () => block),
  );
  assert.ok(quantile(latenciesMs, 0.99) > 100, `${quantile(latenciesMs, 0.99)} ms`);
});

test('what begins within the lead-in is asked and not counted', async () => {
  let asked = 0;
  let isCold = true;
  const work = async (): Promise<void> => {
    asked += 1;
    if (isCold) await block();
    isCold = asked < 10;
  };
  const next = forSeconds(1, () => work);
  const { done, seconds, latenciesMs } = await openLoop(100, next, 500);
  assert.ok(asked > done + 20, `${asked} asked, ${done} counted`);
  assert.ok(seconds < 0.75, `${seconds} s`);
  assert.equal(latenciesMs.length, done);
});

test('a command that fails ends the round with its error', async () => {
  const fail = forSeconds(1, () => () => Promise.reject(new Error('no')));
  await assert.rejects(openLoop(1_000, fail), /^Error: no$/);
});
