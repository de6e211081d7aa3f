import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { feeOf } from './price.ts';

suite('the fee on top of a price', () => {
  for (const [price, basisPoints, fee] of [
    [9_200n, 0, 0n],
    [9_200n, 100, 92n],
    // Rounded up, and never by a whole unit.
    [9_200n, 155, 143n],
    [9_201n, 100, 93n],
    [10_000n, 1, 1n],
    [1n, 1, 1n],
    [1n, 1_000, 1n],
    [10n, 1_000, 1n],
    [0n, 1_000, 0n],
  ] as const) {
    test(`of ${price} at ${basisPoints} basis points is ${fee}`, () => {
      assert.equal(feeOf(price, basisPoints), fee);
    });
  }
});
