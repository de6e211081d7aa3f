import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Benchmark, Figure } from '../benchmark.ts';
import { resultOf, resultOfFigure } from './results.ts';
import { quantile } from './statistics.ts';

const benchmark: Benchmark = {
  name: 'walk',
  about: 'steps',
  leastRatio: 2,
  goalRatio: 3,
  mostP99Ms: 10,
  open: () => assert.fail('nothing is run here'),
};
const quickDisk = { p50Ms: 0.1, p99Ms: 0.5 };
const slowDisk = { p50Ms: 0.1, p99Ms: 5 };

function rounds(latencyMs: number, ...rates: number[]) {
  return rates.map((done) => ({ done, seconds: 1, latenciesMs: [latencyMs] }));
}

test('the quantile of few values is one of them', () => {
  assert.equal(quantile([3, 1, 2], 0.5), 2);
  assert.equal(quantile([3, 1, 2], 0.99), 3);
  assert.equal(quantile([7], 0.01), 7);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});

test('one round that something else disturbed does not count', () => {
  const { perSecond, ratioToTpcb, holds } = resultOf(
    benchmark,
    rounds(1, 50, 600, 610, 620, 3_000),
    [300, 290, 310, 20, 4_000],
    quickDisk,
  );
  assert.deepEqual({ perSecond, ratioToTpcb }, { perSecond: 610, ratioToTpcb: 610 / 300 });
  assert.equal(holds, true);
});

test('a rate below its multiple and a latency above its limit do not hold', () => {
  assert.equal(resultOf(benchmark, rounds(1, 199), [100], quickDisk).holds, false);
  assert.equal(resultOf(benchmark, rounds(11, 500), [100], quickDisk).holds, false);
});

test('what cannot be judged is neither held nor broken', () => {
  assert.equal(resultOf(benchmark, rounds(11, 500), [100], slowDisk).holds, null);
  const { ratioToTpcb, holds } = resultOf(benchmark, rounds(1, 500), [], quickDisk);
  assert.deepEqual({ ratioToTpcb, holds }, { ratioToTpcb: null, holds: null });
  assert.equal(resultOf(benchmark, rounds(11, 500), [], quickDisk).holds, false);
});

test('what has no bound is measured and not judged', () => {
  const { leastRatio: _, mostP99Ms: __, goalRatio: ___, ...free } = benchmark;
  const { bound, holds, ratioToTpcb } = resultOf(free, rounds(99, 50), [100], quickDisk);
  assert.deepEqual({ bound, holds, ratioToTpcb }, { bound: null, holds: null, ratioToTpcb: 0.5 });
});

test('a figure is judged by the worst that was measured', () => {
  const figure: Figure = {
    name: 'restart',
    about: 'start again',
    unit: 's',
    most: 3,
    measure: () => assert.fail('nothing is run here'),
  };
  const { value, p50Ms, holds } = resultOfFigure(figure, [1, 3.5, 2]);
  assert.deepEqual({ value, p50Ms, holds }, { value: 3.5, p50Ms: 2_000, holds: false });
  assert.equal(resultOfFigure(figure, [1, 3]).holds, true);
});
