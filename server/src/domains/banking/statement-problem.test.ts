import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf, problemOfDifferences, statementOfDay } from './statement-problem.ts';

test('what keeps a day open is written in codes with what they name, one a line', () => {
  assert.equal(problemOf([], []), undefined);
  assert.equal(statementOfDay('2026-11-22'), 'statement_of_day {"day":"2026-11-22"}');
  const sum = { is: 'details_sum', sum: '99.99', moved: '100.00', currency: 'HKD' } as const;
  assert.deepEqual(problemOf([{ row: 3 }, { row: 5, why: sum }, { row: 8 }], ['A'])?.split('\n'), [
    'statement_rows {"rows":"3, 8"}',
    'statement_details_sum {"row":5,"sum":"99.99","moved":"100.00","currency":"HKD"}',
    'statement_entries {"references":"A"}',
  ]);
});

test('five of a kind are named, and the rest are counted', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7].map((row) => ({ row }));
  const references = ['A', 'B', 'C', 'D', 'E', 'F'];
  assert.deepEqual(problemOf(rows, references)?.split('\n'), [
    'statement_rows {"rows":"1, 2, 3, 4, 5"}',
    'statement_more_rows {"count":2}',
    'statement_entries {"references":"A, B, C, D, E"}',
    'statement_more_entries {"count":1}',
  ]);
});

test('of what a statement contradicts five are named, and the rest are counted', () => {
  assert.equal(problemOfDifferences([]), undefined);
  assert.equal(problemOfDifferences(['A', 'B']), 'A\nB');
  assert.equal(
    problemOfDifferences(['A', 'B', 'C', 'D', 'E', 'F', 'G']),
    'A\nB\nC\nD\nE\nstatement_more_differences {"count":2}',
  );
});
