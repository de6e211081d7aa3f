import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { partsOf } from '#wire/smpp';
import { fitsPage, pagesOf } from './pages.ts';

const line = fc.string({
  unit: fc.constantFrom('a', 'Z', '9', ' ', '€', '數', '😀'),
  maxLength: 250,
});

test('every page fits what a phone shows, whatever the lines', () => {
  const property = fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
    for (const page of pagesOf(lines, '0 更多', ['0 返回'])) {
      const { encoding, units } = partsOf(page);
      assert.ok(units <= (encoding === 'GSM-7' ? 182 : 70), page);
      assert.ok(page.isWellFormed());
    }
  });
  fc.assert(property);
});

const plain = (text: string): string => text.replaceAll('\n', '');

test('all pages together say all of it, in its order', () => {
  const property = fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
    const pages = pagesOf(lines, '*', []);
    const said = pages.map((page, at) => (at < pages.length - 1 ? page.slice(0, -2) : page));
    assert.equal(plain(said.join('')), plain(lines.join('')));
  });
  fc.assert(property);
});

test('English has 182 signs to a page and Chinese 70, and a sign of two units counts twice', () => {
  assert.deepEqual(
    ['a'.repeat(182), 'a'.repeat(183), '數'.repeat(70), '數'.repeat(71), '€'.repeat(92)].map(
      fitsPage,
    ),
    [true, false, true, false, false],
  );
});
