import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textTable } from '#test/text-table';
import { newReference, readCode } from './code.ts';

test('a reference has six characters that have one reading each', () => {
  const references = Array.from({ length: 2_000 }, newReference);
  for (const reference of references) {
    assert.match(reference, /^[0-9A-HJKMNP-TV-Z]{6}$/);
    assert.equal(readCode(reference, 6), reference);
  }
  assert.ok(new Set(references).size > 1_990);
  assert.equal(new Set(references.join('')).size, 32);
});

test('a code is read as people type it', () => {
  const cases = textTable<'typed' | 'code'>(`
    typed      | code
    TH8K2M     | TH8K2M
    th8k2m     | TH8K2M
    th8-k2m    | TH8K2M
    TH8 K2 M   | TH8K2M
    ohil00     | 0H1100
    TH8K2      | none
    TH8K2MM    | none
    TH8K2U     | none
    TH8K2É     | none
    TH8K2<     | none
  `);
  for (const { typed, code } of cases) assert.equal(readCode(typed, 6) ?? 'none', code, typed);
  assert.equal(readCode(' '.repeat(1_000), 6), undefined);
});
