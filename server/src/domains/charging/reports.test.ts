import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type CountedReports, isCounted, withReport } from './reports.ts';

function counted(numbers: readonly number[]): CountedReports {
  return numbers.reduce<CountedReports>(withReport, []);
}

suite('counted reports', () => {
  test('that follow each other are one range, in whatever order they come', () => {
    assert.deepEqual(counted([1, 2, 3]), [[1, 3]]);
    assert.deepEqual(counted([3, 1, 2]), [[1, 3]]);
    assert.deepEqual(counted([7, 1, 8, 2]), [
      [1, 2],
      [7, 8],
    ]);
  });

  test('are those that were told, each once, as long as the gaps are few', () => {
    const numbers = fc.array(fc.nat(60), { maxLength: 80 });
    fc.assert(
      fc.property(numbers, (told) => {
        const reports = counted(told);
        for (let number = -1; number <= 61; number += 1) {
          assert.equal(isCounted(reports, number), told.includes(number), String(number));
        }
        assert.deepEqual(counted([...told, ...told]), reports);
        for (const [at, [first, last]] of reports.entries()) {
          assert.ok(first <= last && first > (reports[at - 1]?.[1] ?? -2) + 1);
        }
      }),
    );
  });

  test('close the oldest gap when there are more gaps than are kept', () => {
    const odd = Array.from({ length: 33 }, (_, index) => 2 * index + 1);
    const reports = counted(odd);
    assert.equal(reports.length, 32);
    assert.deepEqual(reports[0], [1, 3]);
    assert.ok(isCounted(reports, 2), 'it would come too late');
    assert.ok(!isCounted(reports, 4));
  });

  test('never forget what was counted, however many gaps there are', () => {
    const numbers = fc.uniqueArray(fc.nat(2_000), { minLength: 100, maxLength: 300 });
    fc.assert(
      fc.property(numbers, (told) => {
        const reports = counted(told);
        assert.ok(reports.length <= 32);
        for (const number of told) assert.ok(isCounted(reports, number));
      }),
      { numRuns: 30 },
    );
  });
});
