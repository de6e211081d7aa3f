import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { textTable } from '#test/text-table';
import {
  groupPhoneNumber,
  homeCountryOf,
  maskPhoneNumber,
  type PhoneNumber,
  parsePhoneNumber,
} from './phone-number.ts';

test('a number is read as people type it', () => {
  const cases = textTable<'typed' | 'number'>(`
    typed                    | number
    91234567                 | +85291234567
    9123 4567                | +85291234567
    9123-4567                | +85291234567
    9123－4567               | +85291234567
    (852) 9123 4567          | +85291234567
    （852）91234567           | +85291234567
    852 9123 4567            | +85291234567
    +852 9123 4567           | +85291234567
    00852 9123 4567          | +85291234567
    ９１２３４５６７         | +85291234567
    ＋８６ １３８ ００１３ ８０００ | +8613800138000
    13800138000              | +8613800138000
    138 0013 8000            | +8613800138000
    +86 138-0013-8000        | +8613800138000
    86 13800138000           | +8613800138000
    0086 13800138000         | +8613800138000
    +86 0 138 0013 8000      | +8613800138000
    17012345678              | +8617012345678
    +86 17112345678          | +8617112345678
    19912345678              | +8619912345678
    41234567                 | +85241234567
    70123456                 | +85270123456
    81234567                 | +85281234567
    21234567                 | +85221234567
    +853 6612 3456           | +85366123456
    +1 650 253 0000          | +16502530000
    +44 20 7946 0958         | +442079460958
  `);
  for (const { typed, number } of cases) assert.equal(parsePhoneNumber(typed), number, typed);
});

function digits(length: number) {
  return fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
}

test('a number of ours as programs write it is what the library reads of it', () => {
  const written = fc.oneof(
    digits(8).map((national) => `+852${national}`),
    digits(10).map((national) => `+861${national}`),
    digits(7).map((national) => `+86179${national}0`),
  );
  fc.assert(
    fc.property(written, (text) => {
      const read = parsePhoneNumberFromString(text);
      assert.equal(parsePhoneNumber(text), read?.isPossible() ? read.number : undefined);
    }),
    { numRuns: 500 },
  );
});

test('what cannot be a number, or is more than a number, is refused whole', () => {
  const texts = [
    '',
    '+',
    '999',
    '10086',
    '1381234567',
    '138001380000',
    '+8521234567890',
    '++85291234567',
    '91234567 ext 5',
    '+852 9123 4567;drop',
    '+852 9123 4567x1',
    'call 91234567',
    '9123O567',
    '+852 9123 4567 +852 9123 4568',
    '1'.repeat(21),
    ' '.repeat(41),
  ];
  for (const text of texts) assert.equal(parsePhoneNumber(text), undefined, text);
});

test('invisible marks around a number copied from a contact list do no harm', () => {
  assert.equal(parsePhoneNumber('\u202a+852 9123 4567\u202c'), '+85291234567');
  assert.equal(parsePhoneNumber('\u2066138\u00a00013\u200b8000\u2069'), '+8613800138000');
});

const hongKong = fc.integer({ min: 20_000_000, max: 99_999_999 }).map((n) => `${n}`);
const mainland = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map((n) => `${n}`);
const prefix = (code: string) => fc.constantFrom('', '+', '00', ' + ').map((p) => `${p}${code}`);

test('no number of a plausible length is refused, whatever range it is from', () => {
  fc.assert(
    fc.property(hongKong, prefix('852'), (digits, code) => {
      assert.equal(parsePhoneNumber(digits), `+852${digits}`);
      assert.equal(parsePhoneNumber(`${code} ${digits}`), `+852${digits}`);
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(mainland, prefix('86'), (digits, code) => {
      assert.equal(parsePhoneNumber(digits), `+86${digits}`);
      assert.equal(parsePhoneNumber(`${code} ${digits}`), `+86${digits}`);
    }),
    { numRuns: 500 },
  );
});

test('whatever is typed gives E.164 or nothing, and reading it again changes nothing', () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()-]{0,24}$/));
  fc.assert(
    fc.property(typed, (text) => {
      const number = parsePhoneNumber(text);
      if (number === undefined) return;
      assert.match(number, /^\+[1-9]\d{3,14}$/);
      assert.equal(parsePhoneNumber(number), number);
    }),
    { numRuns: 1_000 },
  );
});

test('a number is masked, grouped and placed by its country code', () => {
  const cases = textTable<'number' | 'home' | 'masked' | 'grouped'>(`
    number         | home | masked            | grouped
    +85291234567   | HK   | +852 9****567     | +852 9123 4567
    +8613800138000 | CN   | +86 1*******000   | +86 138 0013 8000
    +85366123456   | none | +853 6****456     | +853 6612 3456
  `);
  for (const { number, home, masked, grouped } of cases) {
    assert.equal(homeCountryOf(number as PhoneNumber) ?? 'none', home);
    assert.equal(maskPhoneNumber(number as PhoneNumber), masked);
    assert.equal(groupPhoneNumber(number as PhoneNumber), grouped);
  }
});
