import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textTable } from '#test/text-table';
import { isLookedAt, type Origin, type PaidBucket, sheetOf, waysOf } from './closing.ts';

const attempt = 'att_01911111222271118222333333333333';
const byAlipay: Origin = {
  attempt,
  method: 'alipay_cn',
  price: 9_200n,
  leftOfPayment: 9_200n,
  priceCurrency: 'CNY',
  value: 10_000n,
};
const nothing = { bonusMinor: 0n, heldMinor: 0n, debtMinor: 0n, feeMinor: 0n };

test('what was paid goes back in its currency, in proportion, rounded down', () => {
  const paid = [{ bucket: 2n, leftMinor: 3_333n, origin: byAlipay }];
  const { parts, backMinor, isAccountNeeded } = sheetOf({ ...nothing, paid });
  assert.equal(parts[0]?.backMinor, 3_066n);
  assert.equal(parts[0]?.currency, 'CNY');
  assert.equal(backMinor, 3_333n);
  assert.equal(isAccountNeeded, false);
});

test('debt and fee come first, from the oldest money', () => {
  const paid: PaidBucket[] = [
    { bucket: 0n, leftMinor: 700n, origin: null },
    { bucket: 2n, leftMinor: 5_000n, origin: byAlipay },
  ];
  const sheet = sheetOf({ ...nothing, paid, debtMinor: 600n, feeMinor: 200n, bonusMinor: 50n });
  assert.deepEqual(
    sheet.parts.map(({ bucket, takenMinor }) => [bucket, takenMinor]),
    [[2n, 4_900n]],
  );
  assert.equal(sheet.bonusMinor, 50n);
  assert.equal(sheet.isAccountNeeded, false);
});

test('where less is left than the debt and the fee, nothing is owed on top', () => {
  const paid = [{ bucket: 0n, leftMinor: 100n, origin: null }];
  const sheet = sheetOf({ ...nothing, paid, debtMinor: 80n, feeMinor: 500n });
  assert.deepEqual([sheet.parts, sheet.debtMinor, sheet.feeMinor], [[], 80n, 20n]);
});

test('of a payment that was given back in part no more comes back than is left of it', () => {
  const origin = { ...byAlipay, leftOfPayment: 5_000n };
  const paid = [2n, 3n, 4n].map((bucket) => ({ bucket, leftMinor: 4_000n, origin }));
  const sheet = sheetOf({ ...nothing, paid });
  assert.deepEqual(
    sheet.parts.map(({ backMinor, origin: from }) => [backMinor, from !== null]),
    [
      [3_680n, true],
      [1_320n, true],
      [0n, false],
    ],
  );
  assert.equal(sheet.isAccountNeeded, false);
  assert.deepEqual(waysOf(sheet), [
    { method: 'alipay_cn', back: { amountMinor: 5_000n, currency: 'CNY' } },
  ]);
});

test('whatever is left, all of it is accounted for and nobody gets more than was paid', () => {
  const amount = fc.bigInt({ min: 1n, max: 1_000_000n });
  const origin = fc.option(
    fc.record({
      attempt: fc.constant(attempt as Origin['attempt']),
      method: fc.constant('alipay_cn'),
      price: amount,
      leftOfPayment: amount,
      priceCurrency: fc.constantFrom('HKD' as const, 'CNY' as const),
      value: fc.bigInt({ min: 1_000_000n, max: 2_000_000n }),
    }),
  );
  const bucket = fc.record({ bucket: amount, leftMinor: amount, origin });
  fc.assert(
    fc.property(fc.array(bucket, { maxLength: 8 }), amount, amount, (paid, debtMinor, feeMinor) => {
      const sheet = sheetOf({ ...nothing, paid, debtMinor, feeMinor });
      const left = paid.reduce((sum, { leftMinor }) => sum + leftMinor, 0n);
      assert.equal(sheet.backMinor + sheet.feeMinor + sheet.debtMinor, left);
      for (const { origin: from, backMinor, takenMinor } of sheet.parts) {
        assert.ok(backMinor >= 0n);
        if (from)
          assert.ok(backMinor <= from.price && backMinor * from.value <= takenMinor * from.price);
        else assert.ok(backMinor === takenMinor || backMinor === 0n);
      }
      // All of one payment here: together they are no more than what is left of it.
      const byWay = sheet.parts.flatMap(({ origin: from, backMinor }) => (from ? [backMinor] : []));
      const most = paid.reduce((sum, { origin: from }) => {
        return from && from.leftOfPayment > sum ? from.leftOfPayment : sum;
      }, 0n);
      assert.ok(byWay.reduce((sum, one) => sum + one, 0n) <= most);
    }),
  );
});

test('somebody looks at what is much, and at all that staff have begun', () => {
  const digits = attempt.slice(4);
  const isSeen = (by: 'sub' | 'stf', backMinor: bigint): boolean =>
    isLookedAt({ orderedBy: `${by}_${digits}` }, { backMinor }, 500n);
  assert.deepEqual(
    [500n, 501n].map((much) => isSeen('sub', much)),
    [false, true],
  );
  assert.deepEqual(
    [0n, 1n].map((much) => isSeen('stf', much)),
    [false, true],
  );
});

test('a debt beyond what is left takes all of it and leaves nothing for a fee', () => {
  const paid = [{ bucket: 0n, leftMinor: 100n, origin: null }];
  const sheet = sheetOf({ ...nothing, paid, debtMinor: 150n, feeMinor: 10n });
  assert.deepEqual([sheet.parts, sheet.debtMinor, sheet.feeMinor], [[], 100n, 0n]);
});

test('a fee on top of the value does not come back, and a discount was never paid', () => {
  assert.deepEqual([10_000n, 10_300n, 9_000n].map(halfBack), [5_000n, 5_000n, 4_500n]);
});

/** Of half the value that is left of HK$100 at that price. */
function halfBack(price: bigint): bigint | undefined {
  const origin = { ...byAlipay, price, leftOfPayment: price, priceCurrency: 'HKD' as const };
  const paid = [{ bucket: 2n, leftMinor: 5_000n, origin }];
  return sheetOf({ ...nothing, paid }).parts[0]?.backMinor;
}

test('what comes by different ways, or in different currencies, stands apart', () => {
  const byWechat = { ...byAlipay, attempt: `${attempt}4`, method: 'wechat_cn' } as const;
  const inHkd = { ...byAlipay, attempt: `${attempt}5`, priceCurrency: 'HKD' } as const;
  const paid = [byAlipay, byWechat, inHkd, byWechat, null].map((origin, at) => {
    return { bucket: BigInt(at), leftMinor: 1_000n, origin };
  });
  const ways = waysOf(sheetOf({ ...nothing, paid }));
  assert.deepEqual(
    ways.map(({ method, back }) => `${method} ${back.currency} ${back.amountMinor}`),
    ['alipay_cn CNY 920', 'wechat_cn CNY 1840', 'alipay_cn HKD 920', 'null HKD 1000'],
  );
});

test('what is too little for the way it came goes by the bank, unless its payer has it all', () => {
  type Column = 'left' | 'leftOfPayment' | 'back' | 'currency' | 'way' | 'account';
  const cases = textTable<Column>(`
    left | leftOfPayment | back | currency | way  | account
    1    | 9200          | 1    | HKD      | bank | yes
    2    | 9200          | 1    | CNY      | own  | no
    2    | 0             | 0    | HKD      | bank | no
    3    | 1             | 1    | CNY      | own  | no
    3    | 0             | 0    | HKD      | bank | no
  `);
  for (const { left, leftOfPayment, back, currency, way, account } of cases) {
    const origin = { ...byAlipay, leftOfPayment: BigInt(leftOfPayment) };
    const paid = [{ bucket: 2n, leftMinor: BigInt(left), origin }];
    const { parts, isAccountNeeded } = sheetOf({ ...nothing, paid });
    assert.deepEqual(
      [parts.map((one) => [one.backMinor, one.currency, one.origin !== null]), isAccountNeeded],
      [[[BigInt(back), currency, way === 'own']], account === 'yes'],
      `${left} of ${leftOfPayment}`,
    );
  }
});
