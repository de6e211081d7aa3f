import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOfDay, greatestAmountMinor, type Money, newId } from '#base';
import {
  type ReceiptClosing,
  type ReceiptContent,
  type ReceiptCorrection,
  receiptKinds,
  receiptNumberText,
  type ReceiptSubject,
  type ReceiptTerm,
} from './receipt.ts';
import { contentOf, subjectOf, writtenContent, writtenSubject } from './written-receipt.ts';

/** Plain objects, as `contentOf` makes them: deepEqual tells a null prototype apart. */
const plain = { noNullPrototype: true };
const money = fc.record(
  {
    amountMinor: fc.bigInt({ min: 0n, max: greatestAmountMinor }),
    currency: fc.constantFrom('HKD' as const, 'CNY' as const),
  },
  plain,
);
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const text = fc.string({ maxLength: 20 });
const name = fc.record({ en: text, 'zh-Hant': text, 'zh-Hans': text }, plain);
const term: fc.Arbitrary<ReceiptTerm> = fc.record(
  {
    name,
    startsAt: fc.nat(),
    endsAt: fc.nat(),
    units: fc.array(
      fc.record(
        {
          unit: fc.constantFrom('BYTE' as const, 'SECOND' as const, 'MESSAGE' as const),
          amount: fc.bigInt({ min: 1n, max: greatestAmountMinor }),
          zones: fc.integer({ min: 1, max: 15 }),
        },
        plain,
      ),
      { maxLength: 3 },
    ),
  },
  plain,
);
const correction: fc.Arbitrary<ReceiptCorrection> = fc.record(
  {
    way: fc.constantFrom('give' as const, 'take' as const, 'write_off' as const),
    reason: text,
    expiresAt: orNull(fc.nat()),
  },
  plain,
);
const closing: fc.Arbitrary<ReceiptClosing> = fc.record(
  {
    ways: fc.array(fc.record({ method: orNull(text), back: money }, plain), { maxLength: 3 }),
    lapsed: money,
  },
  plain,
);
const content: fc.Arbitrary<ReceiptContent> = fc.record(
  {
    kind: fc.constantFrom(...receiptKinds),
    about: fc.constant(newId('top', 0, 5)),
    providerReference: orNull(text),
    paid: money,
    fee: money,
    value: money,
    bonus: money,
    bonusExpiresAt: orNull(fc.constant(endOfDay('2026-06-30'))),
    repaid: orNull<Money>(money),
    balanceBefore: orNull<Money>(money),
    balanceAfter: orNull<Money>(money),
    validUntilBefore: orNull(fc.constant('2026-06-30')),
    validUntilAfter: orNull(fc.constant('2026-12-27')),
    term: orNull(term),
    correction: orNull(correction),
    closing: orNull(closing),
  },
  plain,
);

const subject: fc.Arbitrary<ReceiptSubject> = fc.record(
  {
    about: fc.constant(newId('top', 0, 5)),
    reference: orNull(text),
    line: fc.constant(newId('lin', 0, 5)),
    maskedNumber: text,
    plan: fc.record({ code: text, name }, plain),
    channel: text,
    method: orNull(text),
    rate: orNull(fc.record({ id: fc.constant(newId('fxr', 0, 0)), text }, plain)),
    place: orNull(text),
    promotions: fc.array(
      fc.record({ kind: fc.constantFrom('bonus', 'discount'), name, amount: money }, plain),
      { maxLength: 2 },
    ),
  },
  plain,
);

test('whatever is on a receipt is read back exactly as it was written', () => {
  fc.assert(
    fc.property(content, subject, (given, shared) => {
      const stored = JSON.parse(JSON.stringify(writtenContent(given)));
      assert.deepEqual(contentOf(given, stored), given);
      const storedShared = JSON.parse(JSON.stringify(writtenSubject(shared)));
      assert.deepEqual(subjectOf(shared.about, storedShared), shared);
    }),
    { numRuns: 300 },
  );
});

test('the stored form of one receipt is one text', () => {
  fc.assert(
    fc.property(content, subject, (given, shared) => {
      const one = JSON.stringify([writtenContent(given), writtenSubject(shared)]);
      const other = [writtenContent(shuffled(given)), writtenSubject(shuffled(shared))];
      assert.equal(JSON.stringify(other), one);
    }),
    { numRuns: 50 },
  );
});

function shuffled<Given extends object>(given: Given): Given {
  return Object.fromEntries(Object.entries(given).reverse()) as Given;
}

test('a receipt of a later version is not misread', () => {
  const [given] = fc.sample(content, 1);
  const [shared] = fc.sample(subject, 1);
  assert.ok(given && shared);
  const later = { version: 2 as 1 };
  assert.throws(() => contentOf(given, { ...writtenContent(given), ...later }), /unknown version/);
  const ofShared = { ...writtenSubject(shared), ...later };
  assert.throws(() => subjectOf(shared.about, ofShared), /unknown version/);
});

test('a number is printed with its entity and year', () => {
  const number = { entity: 'TH-HK', year: 2026, number: 123n };
  assert.equal(receiptNumberText(number), 'TH-HK 2026-00000123');
});
