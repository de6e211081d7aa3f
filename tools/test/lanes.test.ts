import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Job, jobsOf, runInLanes } from './lanes.ts';
import type { Phase } from './phases.ts';

function phase(name: string, filesTogether: number, concurrency: number): Phase {
  const limits = { timeoutMs: 1, limitMs: 1, needs: [] };
  return { name, filesTogether, concurrency, ...limits };
}

const unit = phase('unit', Number.POSITIVE_INFINITY, 1);
const browser = phase('browser', 1, 1);
const database = phase('database', 1, 2);

/** Runs jobs that end when they are told to, by their files. */
function begin(jobs: readonly Job[], lanes: number) {
  const ends = new Map<string, () => void>();
  const begun: string[] = [];
  const done = runInLanes(jobs, lanes, ({ files }) => {
    const name = files.join();
    begun.push(name);
    return new Promise((resolve) => ends.set(name, resolve));
  });
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  return { begun, end, done };
}

test('a phase is one process, or one for each file, or some for many', () => {
  assert.deepEqual(jobsOf(unit, ['a', 'b']), [{ phase: unit, files: ['a', 'b'] }]);
  const some = phase('some', 3, 2);
  assert.deepEqual(
    jobsOf(some, ['a', 'b', 'c', 'd']).map(({ files }) => files),
    [
      ['a', 'c'],
      ['b', 'd'],
    ],
  );
  assert.deepEqual(jobsOf(database, ['a', 'b']), [
    { phase: database, files: ['a'] },
    { phase: database, files: ['b'] },
  ]);
});

test('what must be alone is, and begins first', () => {
  const jobs = 'server/src/platform/jobs/jobs.db.test.ts';
  const some = phase('some', 3, 2);
  assert.deepEqual(
    jobsOf(some, ['a', jobs, 'z']).map(({ files }) => files),
    [[jobs], ['a', 'z']],
  );
  assert.deepEqual(jobsOf(some, []), []);
});

test('no lane is idle, and no phase has more processes than it may', async () => {
  const jobs = [
    ...jobsOf(unit, ['u']),
    ...jobsOf(browser, ['b1', 'b2']),
    ...jobsOf(database, ['d1', 'd2', 'd3']),
  ];
  const { begun, end, done } = begin(jobs, 2);
  assert.deepEqual(begun, ['u', 'b1']);
  await end('u');
  assert.deepEqual(begun.slice(2), ['d1']);
  await end('b1');
  assert.deepEqual(begun.slice(3), ['b2']);
  await end('d1');
  await end('b2');
  assert.deepEqual(begun.slice(4), ['d2', 'd3']);
  await end('d2');
  await end('d3');
  await done;
});

test('nothing to do is done', async () => {
  await runInLanes([], 2, () => Promise.reject(new Error('there was something')));
});
