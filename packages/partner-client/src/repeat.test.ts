import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LowuRefusal, LowuUnanswered, UnreadableAnswer } from './problems.ts';
import { repeated } from './repeat.ts';

const pauses = { firstPauseMs: 100, longestPauseMs: 300 };
const patience = { deadlineMs: 1, tries: 5, tooFastMs: 60_000, ...pauses };

function refusal(status: number, retryAfterMs?: number): LowuRefusal {
  const problem = { type: '', title: '', status, code: 'some_code', detail: 'no' };
  return new LowuRefusal(problem, retryAfterMs);
}

/** Fails with each of these in turn, and then succeeds; tells how long it waited in between. */
async function pausesFor(errors: readonly Error[], chance = 1): Promise<number[]> {
  const left = [...errors];
  const waited: number[] = [];
  let nowMs = 0;
  const now = (): number => nowMs;
  const work = async (): Promise<string> => {
    const error = left.shift();
    if (error) throw error;
    return 'done';
  };
  const sleep = async (ms: number): Promise<void> => {
    waited.push(ms);
    nowMs += ms;
  };
  await repeated(work, patience, { sleep, now, random: () => chance });
  return waited;
}

function many(error: Error): Error[] {
  return Array.from({ length: 9 }, () => error);
}

test('pauses double up to the longest, and chance takes its part of them', async () => {
  const errors = Array.from({ length: 4 }, () => new TypeError('fetch failed'));
  assert.deepEqual(await pausesFor(errors), [100, 200, 300, 300]);
  assert.deepEqual(await pausesFor(errors, 0.5), [50, 100, 150, 150]);
});

test('no pause is shorter than was asked for', async () => {
  const errors = [refusal(429, 4_000), new UnreadableAnswer(502, 250), refusal(503)];
  assert.deepEqual(await pausesFor(errors, 0), [4_000, 250, 0]);
  // Who was stopped together does not come back together.
  assert.deepEqual(await pausesFor(errors), [4_100, 450, 300]);
});

test('a no that lasts is not tried again', async () => {
  for (const status of [400, 401, 403, 404, 409, 422]) {
    await assert.rejects(pausesFor([refusal(status)]), { status });
  }
});

test('in the end it says what it knows: refused for now, or nothing', async () => {
  await assert.rejects(pausesFor(many(refusal(503))), LowuRefusal);
  await assert.rejects(pausesFor(many(refusal(429, 10_000))), LowuRefusal);
  await assert.rejects(pausesFor(many(new UnreadableAnswer(500))), LowuUnanswered);
});

/** A platform that lets 60 requests in at once and one each second from then on; as it counts. */
function openPace(now: () => number): () => Promise<void> {
  const stepMs = 1_000;
  let fullAtMs = 0;
  return async () => {
    const fromMs = Math.max(fullAtMs, now());
    const waitMs = fromMs + stepMs - (now() + 60 * stepMs);
    if (waitMs > 0) throw refusal(429, Math.ceil(waitMs / 1_000) * 1_000);
    fullAtMs = fromMs + stepMs;
  };
}

test('four processes that come too fast together wait for their turn, and all get it', async () => {
  let nowMs = 0;
  const now = (): number => nowMs;
  const asleep: { readonly atMs: number; wake(): void }[] = [];
  const sleep = (ms: number): Promise<void> =>
    new Promise((wake) => void asleep.push({ atMs: nowMs + ms, wake }));
  let seed = 1;
  const random = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const pace = openPace(now);
  let done = 0;
  const patient = { ...patience, tooFastMs: 120_000, firstPauseMs: 250, longestPauseMs: 15_000 };
  const calls = Array.from({ length: 4 * 25 }, async () => {
    await repeated(pace, patient, { sleep, now, random });
    done += 1;
  });
  const all = Promise.all(calls);
  while (done < calls.length) {
    await new Promise((resolve) => setImmediate(resolve));
    const next = asleep.toSorted((one, other) => one.atMs - other.atMs)[0];
    if (!next) break;
    asleep.splice(asleep.indexOf(next), 1);
    nowMs = next.atMs;
    next.wake();
  }
  await all;
  assert.ok(nowMs >= 40_000, `no faster than the pace: ${nowMs} ms`);
});

test('what would be there twice is not sent again without an answer', async () => {
  let times = 0;
  const around = { sleep: async () => undefined, now: () => 0, random: () => 0 };
  const lost = async (): Promise<void> => {
    times += 1;
    throw times === 1 ? refusal(429) : new TypeError('fetch failed');
  };
  await assert.rejects(repeated(lost, patience, around, undefined, true), LowuUnanswered);
  assert.equal(times, 2, 'who came too fast was not heard, and so waits for its turn');
});
