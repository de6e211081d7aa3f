import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exchangeDifference } from './exchange.ts';

test('what came above the average cost is gained, below it lost', () => {
  const position = { takenMinor: 9_200n, givenMinor: 10_000n };
  assert.equal(exchangeDifference(position, 9_200n, 10_000n), 0n);
  assert.equal(exchangeDifference(position, 9_200n, 10_050n), 50n);
  assert.equal(exchangeDifference(position, 9_200n, 9_900n), -100n);
  assert.equal(exchangeDifference(position, 4_600n, 5_010n), 10n);
});

test('money that no position stands for makes no difference', () => {
  assert.equal(exchangeDifference({ takenMinor: 0n, givenMinor: 0n }, 100n, 110n), 0n);
});

test('settled in any parts, all differences together are what came less what was given', () => {
  const amount = fc.bigInt({ min: 1n, max: 10_000_000_000n });
  const parts = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), amount), { maxLength: 12 });
  fc.assert(
    fc.property(amount, amount, parts, amount, (taken, given, some, last) => {
      let [takenMinor, givenMinor, gained, came] = [taken, given, 0n, 0n];
      const settle = (settled: bigint, got: bigint): void => {
        const difference = exchangeDifference({ takenMinor, givenMinor }, settled, got);
        takenMinor -= settled;
        givenMinor += difference - got;
        gained += difference;
        came += got;
      };
      for (const [percent, got] of some) {
        const settled = (takenMinor * BigInt(percent)) / 100n;
        if (settled > 0n) settle(settled, got);
      }
      if (takenMinor > 0n) settle(takenMinor, last);
      assert.equal(takenMinor, 0n);
      assert.equal(givenMinor, 0n);
      assert.equal(gained, came - given);
    }),
  );
});
