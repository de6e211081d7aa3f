import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSale, type Counter } from './counter.ts';

const limits = {
  leastMinor: 3_000n,
  mostMinor: 100_000n,
  dayCount: 2,
  dayMinor: 500_000n,
  monthCount: 10,
  monthMinor: 900_000n,
  leastFloatMinor: 0n,
};
const sold: Counter = {
  day: 20_261_201,
  dayCount: 1,
  dayMinor: 450_000n,
  weekCount: 1,
  weekMinor: 450_000n,
  monthCount: 1,
  monthMinor: 450_000n,
};

test('what is left is told by amounts, and nothing is where there are sales enough', () => {
  checkSale(limits, sold, 50_000n);
  const cases: [Counter, string, number][] = [
    [sold, 'sale_limit_day', 50_000],
    [{ ...sold, dayCount: 2 }, 'sale_limit_day', 0],
    [{ ...sold, dayMinor: 0n, monthMinor: 850_000n }, 'sale_limit_month', 50_000],
    [{ ...sold, dayMinor: 0n, monthCount: 10 }, 'sale_limit_month', 0],
  ];
  for (const [counter, code, leftMinor] of cases) {
    assert.throws(() => checkSale(limits, counter, 60_000n), { code, details: { leftMinor } });
  }
});
