import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LowuRefusal, LowuUnanswered, UnreadableAnswer } from './problems.ts';
import { repeated } from './repeat.ts';

const patience = { deadlineMs: 1, tries: 5, firstPauseMs: 100, longestPauseMs: 300 };

function refusal(status: number, retryAfterMs?: number): LowuRefusal {
  const problem = { type: '', title: '', status, code: 'some_code', detail: 'no' };
  return new LowuRefusal(problem, retryAfterMs);
}

/** Fails with each of these in turn, and then succeeds; tells how long it waited in between. */
async function pausesFor(errors: readonly Error[], chance = 1): Promise<number[]> {
  const left = [...errors];
  const pauses: number[] = [];
  const work = async (): Promise<string> => {
    const error = left.shift();
    if (error) throw error;
    return 'done';
  };
  const sleep = async (ms: number) => void pauses.push(ms);
  await repeated(work, patience, { sleep, random: () => chance });
  return pauses;
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
  assert.deepEqual(await pausesFor(errors), [4_000, 250, 300]);
});

test('a no that lasts is not tried again', async () => {
  for (const status of [400, 401, 403, 404, 409, 422]) {
    await assert.rejects(pausesFor([refusal(status)]), { status });
  }
});

test('in the end it says what it knows: refused for now, or nothing', async () => {
  await assert.rejects(pausesFor(many(refusal(429))), LowuRefusal);
  await assert.rejects(pausesFor(many(new UnreadableAnswer(500))), LowuUnanswered);
});
