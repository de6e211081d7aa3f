import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BreakFact, gapsOf, waysOf } from './break.ts';
import { roundedFee } from './day.ts';

const both = {
  subject: '',
  number: 'a',
  providerNumber: 'p',
  row: 1,
  ourState: null,
  occurredAt: 0,
  note: null,
} as const;

function difference(
  fact: BreakFact,
  bill: readonly [bigint, string] | null,
  ours: readonly [bigint, string] | null,
  kind = 'payment',
) {
  return {
    ...both,
    fact,
    kind,
    billAmount: bill?.[0] ?? 0n,
    billCurrency: bill?.[1] ?? null,
    ourAmount: ours?.[0] ?? 0n,
    ourCurrency: ours?.[1] ?? null,
  };
}

type Difference = Parameters<typeof difference>;
const gaps = (...of: Difference) => gapsOf(difference(...of));
const ways = (...of: Difference) => waysOf(difference(...of));

test('what a break is worth is what the bill says less what we say, currency by currency', () => {
  assert.deepEqual(gaps('not_ours', [700n, 'CNY'], null), [{ currency: 'CNY', amount: 700n }]);
  assert.deepEqual(gaps('not_in_bill', null, [700n, 'CNY']), [{ currency: 'CNY', amount: -700n }]);
  assert.deepEqual(gaps('amount_differs', [600n, 'CNY'], [700n, 'CNY']), [
    { currency: 'CNY', amount: -100n },
  ]);
  assert.deepEqual(gaps('currency_differs', [600n, 'HKD'], [700n, 'CNY']), [
    { currency: 'HKD', amount: 600n },
    { currency: 'CNY', amount: -700n },
  ]);
  assert.deepEqual(gaps('fee_differs', [600n, 'CNY'], null), []);
  assert.deepEqual(gaps('totals_differ', null, null), []);
});

test('money that is there is never written off; only what is unsure of ours is believed', () => {
  assert.deepEqual(ways('not_ours', [700n, 'CNY'], null), ['book_unmatched']);
  assert.deepEqual(ways('not_in_bill', null, [700n, 'CNY']), ['book_unmatched', 'write_off']);
  assert.deepEqual(ways('state_differs', [7n, 'CNY'], null), ['apply_bill', 'book_unmatched']);
  const refund = ways('state_differs', [-7n, 'CNY'], null, 'refund');
  assert.deepEqual(refund, ['book_unmatched', 'write_off']);
  assert.deepEqual(ways('fee_differs', [600n, 'CNY'], null), ['accept']);
});

test('what is about our own bank may be right as the bank told it first', () => {
  assert.deepEqual(ways('not_ours', [700n, 'HKD'], null, 'bank_entry'), ['accept']);
  assert.deepEqual(ways('not_in_bill', null, [700n, 'HKD'], 'bank_entry'), [
    'book_unmatched',
    'write_off',
    'accept',
  ]);
  assert.deepEqual(ways('duplicate', [700n, 'HKD'], null, 'bank_entry'), [
    'book_unmatched',
    'accept',
  ]);
});

test('fees are rounded once for a day, half away from zero', () => {
  const rounded = [1_499n, 1_500n, -1_499n, -1_500n, 0n].map(roundedFee);
  assert.deepEqual(rounded, [1n, 2n, -1n, -2n, 0n]);
});
