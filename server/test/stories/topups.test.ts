import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureText, playStories } from './campaign.ts';

test('64 top-ups on a bad network end as one charge or none, and no screen lies', async (t) => {
  const { failures, ends } = await playStories(1, 64);
  assert.deepEqual(failures.map(failureText), []);
  const counts = ['credited', 'not_charged'].map((end) => ends.get(end) ?? 0);
  assert.ok(Math.min(...counts) >= 10, `too much alike: ${JSON.stringify([...ends])}`);
  t.diagnostic(JSON.stringify([...ends]));
});
