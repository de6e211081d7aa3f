import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import hkqr from 'hkqr-fps';
import { crcOf } from './crc.ts';
import { decodeFpsCode, encodeFpsCode, type FpsCode } from './fps-code.ts';

const shop: FpsCode = {
  payee: { fpsId: '1669932' },
  currency: 'HKD',
  amountMinor: 10_000n,
  isAmountEditable: false,
  isForOnePayment: true,
  reference: '0A1B2C3D4E5F6G7H8I9J0K1L2',
  merchantName: 'LOWU MOBILE',
  city: 'HK',
};

const digits = (least: number, most = least) =>
  fc.string({
    unit: fc.constantFrom(...'0123456789'.split('')),
    minLength: least,
    maxLength: most,
  });
const plain = (most: number) =>
  fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 '.split('')),
    minLength: 1,
    maxLength: most,
  });
const businessNumber = fc.integer({ min: 1_000_000, max: 9_999_999 }).map(String);
const payee: fc.Arbitrary<FpsCode['payee']> = fc.oneof(
  fc.oneof(businessNumber, digits(9)).map((fpsId) => ({ fpsId })),
  fc.tuple(digits(8), digits(3)).map(([number, clearingCode]) => ({
    mobile: `+852-${number}`,
    clearingCode,
  })),
  fc.tuple(plain(20), digits(3)).map(([name, clearingCode]) => ({
    email: `${name.trim()}@EXAMPLE.HK`,
    clearingCode,
  })),
);
const code: fc.Arbitrary<FpsCode> = fc
  .record({
    payee,
    currency: fc.constantFrom('HKD' as const, 'CNY' as const),
    amountMinor: fc.option(fc.bigInt({ min: 1n, max: 99_999_999_99n }), { nil: undefined }),
    isAmountEditable: fc.boolean(),
    isForOnePayment: fc.boolean(),
    reference: fc.option(plain(25), { nil: undefined }),
    merchantName: plain(25),
    city: plain(15),
  })
  .map((one) => ({
    ...one,
    isAmountEditable: one.isAmountEditable && one.amountMinor !== undefined,
  }));

test('the checksum is the one that EMVCo means', () => {
  assert.equal(crcOf('123456789'), '29B1');
});

test('a code that a bank in Hong Kong printed is read', () => {
  const printed =
    '00020101021226320012hk.com.hkicl021299999999999952040000530334454031005802HK5902NA6002HK' +
    '62110507QR123456304983E';
  assert.deepEqual(decodeFpsCode(printed), {
    payee: { fpsId: '999999999999' },
    currency: 'HKD',
    amountMinor: 10_000n,
    isAmountEditable: false,
    isForOnePayment: true,
    reference: 'QR12345',
    merchantName: 'NA',
    city: 'HK',
  });
});

test('what is printed is what is read, for every code', () => {
  fc.assert(
    fc.property(code, (one) => assert.deepEqual(decodeFpsCode(encodeFpsCode(one)), one)),
    { numRuns: 500 },
  );
});

test('a code with one character changed, lost or added is refused', () => {
  const printed = encodeFpsCode(shop);
  const other = fc.constantFrom(...'0123456789ABCDEFabcdef'.split(''));
  fc.assert(
    fc.property(fc.nat({ max: printed.length - 1 }), other, (at, sign) => {
      const changed = printed.slice(0, at) + sign + printed.slice(at + 1);
      if (changed !== printed) assert.equal(decodeFpsCode(changed), undefined);
      assert.equal(decodeFpsCode(printed.slice(0, at) + printed.slice(at + 1)), undefined);
      assert.equal(decodeFpsCode(printed.slice(0, at) + sign + printed.slice(at)), undefined);
    }),
    { numRuns: 1_000 },
  );
});

test('nothing that is scanned brings it down', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string());
  const withSum = text.map((body) => `${body}6304${crcOf(`${body}6304`)}`);
  fc.assert(
    fc.property(fc.oneof(text, withSum), (scanned) => {
      decodeFpsCode(scanned);
    }),
    { numRuns: 2_000 },
  );
});

test('an independent library prints the same code and reads the same of it', () => {
  hkqr.HKQR.Silent();
  // It takes values for objects within objects where they could be, so that none may look like one.
  const label = fc.stringMatching(/^[A-Z][A-Z0-9]{0,24}$/);
  const given = fc.record({
    fpsId: businessNumber.filter((number) => number.slice(2, 4) !== '03'),
    amountMinor: fc.option(fc.bigInt({ min: 1n, max: 99_999n }), { nil: undefined }),
    reference: fc.option(label, { nil: undefined }),
    merchantName: label,
    city: fc.constantFrom('HK', 'SHA TIN'),
    isForOnePayment: fc.boolean(),
    currency: fc.constantFrom('HKD' as const, 'CNY' as const),
  });
  fc.assert(
    fc.property(given, ({ fpsId, ...texts }) => {
      const one: FpsCode = { ...texts, payee: { fpsId }, isAmountEditable: false };
      const printed = encodeFpsCode(one);
      // The library forgets leading zeros of a sum, and so refuses such a code of anybody.
      fc.pre(printed.at(-4) !== '0');
      const theirs = new hkqr.HKQR();
      const { data } = theirs.parse(printed) as { data: Record<string, unknown> };
      assert.deepEqual(data['26'], {
        '00': 'hk.com.hkicl',
        '02': fpsId,
      });
      assert.equal(data['59'], one.merchantName);
      assert.equal((theirs.generate() as { data: unknown }).data, printed);
    }),
  );
});
