import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rate } from '#fx';
import { lackingOf, worthBy } from './payout.ts';

const rate: Rate = {
  id: 'fxr_01911111222271118222333333333333',
  from: 'HKD',
  to: 'CNY',
  numerator: 92n,
  denominator: 100n,
  validFrom: 0,
  source: 'test',
};
const exchanging = { worthOf: worthBy(rate), toleranceBasisPoints: 300n };

test('what was settled is worth what it would buy back', () => {
  assert.equal(exchanging.worthOf(9_200n), 10_000n);
  assert.equal(exchanging.worthOf(-9_200n), -10_000n);
});

test('a rate that moved within the tolerance is no money that lacks', () => {
  assert.equal(lackingOf(exchanging, 9_200n, 9_700n), 0n);
  assert.equal(lackingOf(exchanging, 9_200n, 10_300n), 0n);
});

test('beyond it all of the difference is money that lacks, or came too much', () => {
  assert.equal(lackingOf(exchanging, 9_200n, 9_699n), -301n);
  assert.equal(lackingOf(exchanging, 9_200n, 9_200n), -800n);
  assert.equal(lackingOf(exchanging, 9_200n, 10_301n), 301n);
});
