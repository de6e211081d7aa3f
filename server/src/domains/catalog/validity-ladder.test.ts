import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { minorOf } from '#base';
import { textTable } from '#test/text-table';
import type { Place } from './shape.ts';
import { ladderShape, validityDaysFor } from './validity-ladder.ts';

const ladder = [
  { fromMinor: 3_000n, days: 30 },
  { fromMinor: 5_000n, days: 90 },
  { fromMinor: 10_000n, days: 180 },
  { fromMinor: 30_000n, days: 365 },
];

test('a top-up gives the days of the highest rung that it reaches', () => {
  const cases = textTable<'amount' | 'days'>(`
      amount | days
           0 | 0
       29.99 | 0
       30.00 | 30
       49.99 | 30
       50.00 | 90
       99.99 | 90
      100.00 | 180
      299.99 | 180
      300.00 | 365
    99999.99 | 365
  `);
  for (const { amount, days } of cases) {
    assert.equal(validityDaysFor(ladder, minorOf(amount) ?? -1n), Number(days), amount);
  }
});

test('paying more never gives fewer days', () => {
  const amount = fc.bigInt({ min: 0n, max: 200_000n });
  fc.assert(
    fc.property(amount, amount, (one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      assert.ok(validityDaysFor(ladder, less) <= validityDaysFor(ladder, more));
    }),
    { numRuns: 300 },
  );
});

function problemsOf(value: unknown): string[] {
  const place: Place = { where: 'validity', problems: [] };
  ladderShape(value, place);
  return place.problems.map(({ where, what }) => `${where} ${what}`);
}

function rung(fromMinor: number, days: number) {
  return { fromMinor, days };
}

test('a ladder that falls is refused', () => {
  const falls = ['validity must rise in amount and must not fall in days'];
  assert.deepEqual(problemsOf([rung(3_000, 30), rung(5_000, 90)]), []);
  assert.deepEqual(problemsOf([rung(3_000, 90), rung(5_000, 30)]), falls);
  assert.deepEqual(problemsOf([rung(3_000, 30), rung(3_000, 90)]), falls);
  assert.deepEqual(problemsOf([]), ['validity must have at least 1']);
});
