import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulateReminders } from './simulate.ts';

test('owners are told what a small model says, each once and not while they sleep', async (t) => {
  const { problems, told } = await simulateReminders(t, { seed: 1, runs: 10 });
  assert.deepEqual(problems, []);
  t.diagnostic(JSON.stringify([...told]));
  const kinds = ['balance_low', 'balance_low_today', 'balance_gone', 'zone_switched'];
  for (const kind of [...kinds, 'zone_closed', 'daily_cap_reached', 'no longer so']) {
    assert.ok(told.has(kind), `nobody was told ${kind}`);
  }
});
