import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkDigitOf } from './check-digit.ts';

test('the digit of the standard’s own example is found', () => {
  // ISO/IEC 7064:2003, 10.1: 0794 becomes 07945.
  assert.equal(checkDigitOf('0794'), '5');
});

const digits = fc.stringMatching(/^\d{8,15}$/);

test('no single wrong digit has the same check digit', () => {
  fc.assert(
    fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
      const index = at % text.length;
      const wrong = String((Number(text[index]) + by) % 10);
      const altered = text.slice(0, index) + wrong + text.slice(index + 1);
      assert.notEqual(checkDigitOf(altered), checkDigitOf(text));
    }),
  );
});
