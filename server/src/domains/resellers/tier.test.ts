import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CommissionRule, commissionOf } from './tier.ts';

const rules: readonly CommissionRule[] = [
  { product: 'topup', fromMinor: 20_000, basisPoints: 300, parentBasisPoints: 75 },
  { product: 'topup', fromMinor: 0, basisPoints: 200, parentBasisPoints: 50 },
  { product: 'topup', fromMinor: 50_000, basisPoints: 350, parentBasisPoints: 0 },
  { product: 'voucher', fromMinor: 10_000, basisPoints: 150, parentBasisPoints: 25 },
];

test('commission is by product, by the highest amount that a sale reaches, and by level', () => {
  const cases: [CommissionRule['product'], bigint, own: bigint, parent: bigint][] = [
    ['topup', 5_000n, 100n, 25n],
    ['topup', 19_999n, 399n, 99n],
    ['topup', 20_000n, 600n, 150n],
    ['topup', 49_999n, 1_499n, 374n],
    ['topup', 50_000n, 1_750n, 0n],
    ['voucher', 9_999n, 0n, 0n],
    ['voucher', 10_000n, 150n, 25n],
  ];
  for (const [product, value, own, parent] of cases) {
    assert.deepEqual(commissionOf(rules, product, value), { own, parent }, `${product} ${value}`);
  }
});

test('commission is rounded down, so that it is never beyond what the tier says', () => {
  for (const value of [1n, 33n, 49n, 50n, 99n, 4_999n]) {
    const { own, parent } = commissionOf(rules, 'topup', value);
    assert.ok(own * 10_000n <= value * 200n && parent * 10_000n <= value * 50n);
  }
  assert.deepEqual(commissionOf([], 'topup', 10_000n), { own: 0n, parent: 0n });
});
