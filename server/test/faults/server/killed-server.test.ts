import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killedText, playKilledServer } from '../../stories/killed-server.ts';

test('a server killed between any steps charges once or never, and no screen lies', async (t) => {
  const [run] = await playKilledServer(3, 1);
  assert.ok(run);
  assert.equal(run.problems.length, 0, killedText(run));
  assert.ok(run.deaths >= 5, `it was killed ${run.deaths} times only`);
  // How many are paid in time is a matter of the machine; that most had an order is not.
  const { credited = 0, none = 0 } = Object.fromEntries(run.ends);
  assert.ok(credited >= 1 && none <= 4, `too much alike: ${JSON.stringify([...run.ends])}`);
  t.diagnostic(`killed ${run.deaths} times; ${JSON.stringify([...run.ends])}`);
});
