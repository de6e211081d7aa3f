import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstMidnightMs, plainRate } from '#test/rating';
import { addToDay, isOverFairUse, newCount, restAt } from './day-count.ts';
import type { ReadyRate } from './rate-table.ts';

const rate: ReadyRate = {
  ...plainRate,
  unit: 'SECOND',
  priceMinor: 1n,
  per: 3n,
  firstUnits: 1n,
  thenUnits: 1n,
  timeName: null,
  dailyCapMinor: 2n,
};

test('what comes to the cap exactly carries no part of a cent over it', () => {
  const count = newCount(rate, firstMidnightMs);
  const below = addToDay(count, rate, 5n);
  assert.deepEqual([below.amountMinor, below.rest], [1n, 2n]);
  const reached = addToDay(count, rate, 7n);
  assert.deepEqual([reached.amountMinor, reached.rest], [2n, 0n]);
  // A later version without a cap begins at nothing as well.
  const later = addToDay(reached, { ...rate, dailyCapMinor: null }, 2n);
  assert.deepEqual([later.amountMinor, later.rest], [2n, 2n]);
});

test('a rest is the same part of a cent in a version that sells by another quantity', () => {
  const count = { ...newCount(rate, firstMidnightMs), rest: 2n };
  assert.equal(restAt({ ...rate, per: 6n }, count), 4n);
  assert.equal(restAt({ ...rate, per: 2n }, count), 1n);
  assert.equal(restAt(rate, count), 2n);
});

test('fair use is over with its last unit', () => {
  const limited: ReadyRate = { ...rate, throttle: { afterBytes: 10n, kbps: 128 } };
  const used = (units: bigint) => ({ ...newCount(limited, firstMidnightMs), units });
  assert.deepEqual(
    [9n, 10n].map((units) => isOverFairUse(limited, used(units))),
    [false, true],
  );
});
