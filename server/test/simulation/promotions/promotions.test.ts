import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatePromotions } from './simulate.ts';

test('promotions give and keep what a small model of them says, step by step', async (t) => {
  const { problems, done } = await simulatePromotions(t, { seed: 1, runs: 8 });
  assert.deepEqual(problems, []);
  t.diagnostic(JSON.stringify([...done]));
  for (const kind of ['ordered', 'sold']) {
    for (const way of ['', ' with a bonus', ' with a discount', ' with several']) {
      assert.ok(done.has(kind + way), `none was ${kind}${way}`);
    }
  }
  const others = ['paid', 'failed', 'released', 'stopped', 'undone', 'undone with a bonus'];
  for (const kind of others) assert.ok(done.has(kind), kind);
});
