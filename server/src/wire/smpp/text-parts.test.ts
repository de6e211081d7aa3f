import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeGsm, encodeGsm } from './gsm-alphabet.ts';
import { contentsOf, hasHeader, readContent } from './message-content.ts';
import { partsOf } from './text-parts.ts';

function sizeOf(text: string) {
  const { encoding, units, parts } = partsOf(text);
  return { encoding, units, parts: parts.length };
}

test('plain text is counted in septets, and the signs of the extension table count twice', () => {
  assert.deepEqual(sizeOf('HK$100'), { encoding: 'GSM-7', units: 6, parts: 1 });
  assert.deepEqual(sizeOf('¥92 [a]'), { encoding: 'GSM-7', units: 9, parts: 1 });
  assert.deepEqual(sizeOf('€'), { encoding: 'GSM-7', units: 2, parts: 1 });
});

test('one sign outside the default alphabet turns the whole text into UCS-2', () => {
  assert.deepEqual(sizeOf('Top-up 增值'), { encoding: 'UCS-2', units: 9, parts: 1 });
  assert.equal(partsOf('😀').units, 2);
  assert.equal(partsOf('`').encoding, 'UCS-2');
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
    assert.equal(sizeOf(letter.repeat(length)).parts, parts, `${length} × ${letter}`);
  }
});

test('a sign of two units goes to the next part whole', () => {
  const { parts } = partsOf(`${'a'.repeat(152)}€${'b'.repeat(20)}`);
  assert.deepEqual(parts, ['a'.repeat(152), `€${'b'.repeat(20)}`]);
  const { parts: faces } = partsOf(`${'增'.repeat(66)}😀值值值值`);
  assert.deepEqual(faces, ['增'.repeat(66), '😀值值值值']);
});

const text = fc.string({ unit: 'grapheme', maxLength: 700 });

test('parts are the text in order, none too long and none with half a sign', () => {
  fc.assert(
    fc.property(text, (given) => {
      const { parts, encoding } = partsOf(given);
      assert.equal(parts.join(''), given);
      const most = encoding === 'GSM-7' ? [160, 153] : [70, 67];
      for (const part of parts) {
        assert.ok(partsOf(part).units <= (most[parts.length > 1 ? 1 : 0] ?? 0));
        assert.ok(!given.isWellFormed() || part.isWellFormed());
      }
    }),
  );
});

test('more text never takes fewer parts', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      assert.ok(partsOf(one + other).parts.length >= partsOf(one).parts.length);
    }),
  );
});

test('contents carry their text and their place, whatever the text', () => {
  fc.assert(
    fc.property(text, fc.nat(255), (given, reference) => {
      const contents = contentsOf(given, reference);
      const read = contents.map((content) => readContent({ ...content, optional: {} }));
      assert.equal(read.map((one) => one.text).join(''), given);
      for (const [index, { place }] of read.entries()) {
        const expected = { reference, total: contents.length, index: index + 1 };
        assert.deepEqual(place, contents.length > 1 ? expected : undefined);
      }
      for (const { content, dataCoding } of contents) {
        assert.ok(content.length <= (dataCoding === 8 ? 140 : 160));
      }
    }),
  );
});

test('places are read from references of one octet and of two, among other elements', () => {
  const said = encodeGsm('part');
  const cases = [
    [[5, 0, 3, 9, 2, 1], { reference: 9, total: 2, index: 1 }],
    [[6, 8, 4, 2, 1, 2, 2], { reference: 513, total: 2, index: 2 }],
    [[9, 0x24, 1, 1, 8, 4, 2, 1, 3, 2], { reference: 513, total: 3, index: 2 }],
    [[5, 0, 3, 9, 2, 3], undefined],
    [[5, 0, 3, 9, 1, 1], undefined],
  ] as const;
  for (const [header, place] of cases) {
    const content = Buffer.concat([Buffer.from(header), said]);
    const read = readContent({ esmClass: hasHeader, dataCoding: 0, content, optional: {} });
    assert.deepEqual(read, { text: 'part', place });
  }
});

test('any octets are some text of the GSM alphabet', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (octets) => {
      const text = decodeGsm(Buffer.from(octets));
      assert.equal(decodeGsm(encodeGsm(text.replaceAll('\u00a0', ' '))).length, text.length);
    }),
  );
});
