import assert from 'node:assert/strict';
import { test } from 'node:test';
import { denominations, totalOf } from './count.ts';

test('a count is the sum of its pieces', () => {
  assert.equal(totalOf({}), 0n);
  assert.equal(totalOf({ '100000': 1, '50': 3, '10': 7 }), 100_220n);
  const oneOfEach = Object.fromEntries(denominations.map((one) => [String(one), 1]));
  assert.equal(totalOf(oneOfEach), 168_880n);
});

test('pieces that do not exist, or parts of one, are no count', () => {
  for (const count of [{ '300': 1 }, { '100': 1.5 }, { '100': -1 }, { '100': 10_001 }, { x: 1 }]) {
    assert.throws(() => totalOf(count), { code: 'till_count_invalid' });
  }
});
