import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killedText, playKilledServer } from '../../stories/killed-server.ts';

test('a server killed between any steps charges once or never, and no screen lies', async (t) => {
  // Six of its eight pay, and none of them gives the order up at the same time.
  const [run] = await playKilledServer(9, 1);
  assert.ok(run);
  assert.equal(run.problems.length, 0, killedText(run));
  assert.ok(run.deaths >= 5, `it was killed ${run.deaths} times only`);
  const credited = run.ends.get('credited') ?? 0;
  assert.ok(credited >= 3, `only ${credited} of eight were credited`);
  t.diagnostic(`killed ${run.deaths} times; ${JSON.stringify([...run.ends])}`);
});
