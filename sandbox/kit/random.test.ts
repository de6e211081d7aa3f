import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pickWeighted, randomFrom } from './random.ts';

test('the same words give the same numbers, other words others', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string(), (seed, word) => {
      const one = randomFrom(seed, word);
      const two = randomFrom(seed, word);
      const other = randomFrom(seed, `${word}x`);
      const numbers = Array.from({ length: 5 }, one);
      assert.deepEqual(numbers, Array.from({ length: 5 }, two));
      assert.notDeepEqual(numbers, Array.from({ length: 5 }, other));
      assert.ok(numbers.every((number) => number >= 0 && number < 1));
    }),
    { numRuns: 200 },
  );
});

test('numbers are spread evenly and picks follow their weights', () => {
  const random = randomFrom(1);
  const picks = { rare: 0, frequent: 0 };
  for (let round = 0; round < 10_000; round += 1) {
    picks[
      pickWeighted(random, [
        ['rare', 1],
        ['frequent', 9],
      ] as const)
    ] += 1;
  }
  assert.ok(picks.rare > 850 && picks.rare < 1_150, JSON.stringify(picks));
  assert.throws(() => pickWeighted(random, []), RangeError);
});
