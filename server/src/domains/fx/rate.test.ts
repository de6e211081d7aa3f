import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { minorOf } from '#base';
import { textTable } from '#test/text-table';
import { convert, type Rate, type Rounding, rateText } from './rate.ts';

function rate(ratio: string): Rate {
  const [numerator = 0n, denominator = 0n] = ratio.split('/').map(BigInt);
  const id = 'fxr_00000000000070008000000000000000';
  return { id, from: 'HKD', to: 'CNY', numerator, denominator, validFrom: 0, source: 'test' };
}

test('an amount is converted exactly and its fraction goes where the caller said', () => {
  const cases = textTable<'ratio' | 'amount' | Rounding>(`
    ratio     | amount | floor | ceiling | nearest
    92/100    | 0.00   | 0.00  | 0.00    | 0.00
    92/100    | 50.00  | 46.00 | 46.00   | 46.00
    92/100    | 60.00  | 55.20 | 55.20   | 55.20
    92/100    | 0.01   | 0.00  | 0.01    | 0.01
    92/100    | 0.06   | 0.05  | 0.06    | 0.06
    1/2       | 0.01   | 0.00  | 0.01    | 0.01
    1/2       | 0.03   | 0.01  | 0.02    | 0.02
    1/3       | 0.01   | 0.00  | 0.01    | 0.00
    1/3       | 0.02   | 0.00  | 0.01    | 0.01
    1087/1000 | 100.00 | 108.70 | 108.70 | 108.70
  `);
  for (const { ratio, amount, ...expected } of cases) {
    for (const [rounding, text] of Object.entries(expected)) {
      const converted = convert(rate(ratio), minorOf(amount) ?? 0n, rounding as Rounding);
      assert.equal(converted, minorOf(text), `${amount} × ${ratio}, ${rounding}`);
    }
  }
});

test('every rounding is within one minor unit of the exact amount', () => {
  const part = fc.bigInt({ min: 1n, max: 1_000_000_000_000n });
  const amount = fc.bigInt({ min: 0n, max: 9_007_199_254_740_991n });
  fc.assert(
    fc.property(part, part, amount, (numerator, denominator, amountMinor) => {
      const given = rate(`${numerator}/${denominator}`);
      const [floor, nearest, ceiling] = (['floor', 'nearest', 'ceiling'] as const).map((rounding) =>
        convert(given, amountMinor, rounding),
      ) as [bigint, bigint, bigint];
      const exact = amountMinor * numerator;
      assert.ok(floor * denominator <= exact && exact < (floor + 1n) * denominator);
      assert.equal(ceiling, exact % denominator === 0n ? floor : floor + 1n);
      const isUp = 2n * (exact - floor * denominator) >= denominator;
      assert.equal(nearest, isUp ? floor + 1n : floor);
    }),
    { numRuns: 500 },
  );
});

test('an amount below zero is a fault, whatever the rounding', () => {
  assert.throws(() => convert(rate('92/100'), -1n, 'nearest'), /below zero/);
});

test('a rate is printed as people read it', () => {
  const cases = textTable<'ratio' | 'text'>(`
    ratio        | text
    92/100       | 1 HKD = 0.92 CNY
    1/1          | 1 HKD = 1 CNY
    2/3          | 1 HKD = 0.66666667 CNY
    1087/1000    | 1 HKD = 1.087 CNY
    1/1000000000 | 1 HKD = 0 CNY
    12345/10     | 1 HKD = 1234.5 CNY
  `);
  for (const { ratio, text } of cases) assert.equal(rateText(rate(ratio)), text);
});
