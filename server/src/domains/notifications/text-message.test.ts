import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { partOf } from './text-message.ts';

test('plain text is counted in septets, and the signs of the extension table count twice', () => {
  assert.deepEqual(partOf('HK$100'), { encoding: 'GSM-7', units: 6, parts: 1 });
  assert.deepEqual(partOf('¥92 [a]'), { encoding: 'GSM-7', units: 9, parts: 1 });
  assert.deepEqual(partOf('€'), { encoding: 'GSM-7', units: 2, parts: 1 });
});

test('one sign outside the default alphabet turns the whole text into UCS-2', () => {
  assert.deepEqual(partOf('Top-up 增值'), { encoding: 'UCS-2', units: 9, parts: 1 });
  assert.equal(partOf('😀').units, 2);
  assert.equal(partOf('`').encoding, 'UCS-2');
});

test('the limits of a part are 160 and 153, 70 and 67', () => {
  const cases = [
    ['a', 160, 1],
    ['a', 161, 2],
    ['a', 306, 2],
    ['a', 307, 3],
    ['增', 70, 1],
    ['增', 71, 2],
    ['增', 134, 2],
    ['增', 135, 3],
  ] as const;
  for (const [letter, length, parts] of cases) {
    assert.equal(partOf(letter.repeat(length)).parts, parts, `${length} × ${letter}`);
  }
});

test('more text never takes fewer parts', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      assert.ok(partOf(one + other).parts >= partOf(one).parts);
    }),
  );
});
