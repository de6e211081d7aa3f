import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { order } from '../../testing/orders.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';
import { drawFault } from '../../kit/faults/chaos.ts';
import type { Point } from '../../kit/faults/fault.ts';
import { alipayFaults } from './fault.ts';

let sandbox: Sandbox;

before(async () => {
  sandbox = await startSandbox(['--seed', '7', '--chaos-percent', '100']);
});

after(() => sandbox.close());

function draw(seed: number, rate: number, point: Point, count: number): string[] {
  const occurrences = Array.from({ length: count }, (_, index) => index);
  return occurrences.flatMap((occurrence) =>
    drawFault(alipayFaults, { seed, rate }, { point, name: 'event', occurrence }).map(
      (fault) => fault.name,
    ),
  );
}

test('the seed decides, and each event by itself', () => {
  assert.deepEqual(draw(1, 0.5, 'call', 100), draw(1, 0.5, 'call', 100));
  assert.notDeepEqual(draw(1, 0.5, 'call', 100), draw(2, 0.5, 'call', 100));
  assert.equal(draw(1, 1, 'call', 10).at(-1), draw(1, 1, 'call', 20).at(9));
});

test('every fault comes up sooner or later, as often as the rate says', () => {
  for (const point of ['call', 'notice', 'close', 'refund'] as const) {
    const drawn = new Set(draw(3, 1, point, 1_000));
    const known = Object.entries(alipayFaults).filter(([, kind]) => kind.at === point);
    assert.deepEqual([...drawn].sort(), known.map(([name]) => name).sort());
  }
  const struck = draw(4, 0.1, 'call', 10_000).length;
  assert.ok(struck > 850 && struck < 1_150, String(struck));
});

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
