import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Compile } from 'typebox/compile';
import { idOf, instant } from './shapes.ts';

test('an id that names no slot is none', () => {
  const id = Compile(idOf('top'));
  assert.ok(id.Check('top_01a206b761557cad9e8e875316ca9b3f'));
  assert.ok(!id.Check('top_01a206b761557cad9e8e875316ca9b40'));
  assert.ok(!id.Check(`top_${'f'.repeat(32)}`));
});

test('an instant that no clock can read is none', () => {
  const given = Compile(instant);
  for (const text of ['2026-06-30T15:59:59Z', '2026-06-30t15:59:59.123+08:00']) {
    assert.ok(given.Check(text), text);
    assert.ok(Number.isFinite(Date.parse(text)), text);
  }
  for (const text of [
    '2026-06-30T23:59:60Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-23:59',
  ]) {
    assert.ok(!given.Check(text), text);
  }
});
