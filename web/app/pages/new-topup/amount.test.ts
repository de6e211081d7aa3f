import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Bounds, typedAmount } from './amount.ts';

const bounds: Bounds = {
  least: { amountMinor: 5_000, currency: 'HKD' },
  most: { amountMinor: 100_000, currency: 'HKD' },
  stepMinor: 1_000,
};

suite('an amount that is typed', () => {
  const cases: readonly [string, number | undefined][] = [
    ['50', 5_000],
    ['1000', 100_000],
    ['1,000', 100_000],
    ['HK$ 60', 6_000],
    ['\uff16\uff10', 6_000],
    ['40', undefined],
    ['1010', undefined],
    ['55', undefined],
    ['50.5', undefined],
    ['-50', undefined],
    ['1e2', undefined],
    ['', undefined],
    ['fifty', undefined],
    ['99999999999', undefined],
  ];
  for (const [text, amountMinor] of cases) {
    test(`"${text}" is ${amountMinor === undefined ? 'not one' : `${amountMinor} cents`}`, () => {
      assert.equal(typedAmount(text, bounds), amountMinor);
    });
  }
});
