import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstMidnightMs, plainRate } from '#test/rating';
import { addToDay, newCount } from './day-count.ts';
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
