import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitsOf, groupedCode } from './code.ts';

test('a code is grouped as it is typed, pasted or spoken into the field', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', ''],
    ['1234', '1234'],
    ['12345', '1234 5'],
    ['1234-5678 9012.3456', '1234 5678 9012 3456'],
    ['１２３４５', '1234 5'],
    ['code: 1234567890123456789', '1234 5678 9012 3456'],
  ];
  for (const [typed, shown] of cases) assert.equal(groupedCode(typed), shown);
  assert.equal(digitsOf(groupedCode('1234567890123456')), '1234567890123456');
});
