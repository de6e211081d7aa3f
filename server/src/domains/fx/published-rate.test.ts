import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isJump, ratioOf } from './published-rate.ts';

test('one HKD costs what the bank needs of CNY to pay one, and the spread', () => {
  assert.deepEqual(ratioOf('1.0870', 0), { numerator: 100_000_000n, denominator: 108_700_000n });
  const { numerator, denominator } = ratioOf('1.25', 100) ?? { numerator: 0n, denominator: 1n };
  // 0.8 CNY and one percent of it.
  assert.equal(numerator * 1_000n, denominator * 808n);
});

test('what is no price is none', () => {
  for (const text of ['', '1', '0.0', '1,08', '-1.08', '1.123456789', 1.08, null, {}]) {
    assert.equal(ratioOf(text, 0), undefined, String(text));
  }
});

test('a rate that jumps is told from one that moves', () => {
  const before = { numerator: 92n, denominator: 100n };
  assert.equal(isJump({ numerator: 96n, denominator: 100n }, before, 5), false);
  assert.equal(isJump({ numerator: 97n, denominator: 100n }, before, 5), true);
  assert.equal(isJump({ numerator: 87n, denominator: 100n }, before, 5), true);
});
