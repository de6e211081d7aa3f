import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { order } from '../../testing/orders.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';

let sandbox: Sandbox;

before(async () => {
  sandbox = await startSandbox(['--seed', '7', '--chaos-percent', '100']);
});

after(() => sandbox.close());

test('chaos may be told which faults to use, and ended', async () => {
  const { shop } = sandbox;
  const only = { seed: 1, rate: 1, faults: ['system-error-before-effect'] };
  assert.equal((await shop.post('/sandbox/chaos', only)).status, 200);
  await assert.rejects(order(sandbox), /ACQ\.SYSTEM_ERROR/);
  assert.equal((await shop.post('/sandbox/chaos', { rate: 0 })).status, 200);
  await order(sandbox);
  for (const body of [{ seed: 1 }, { rate: 2, seed: 1 }, { seed: 1, rate: 1, faults: ['x'] }, []]) {
    assert.equal((await shop.post('/sandbox/chaos', body)).status, 400, JSON.stringify(body));
  }
});
