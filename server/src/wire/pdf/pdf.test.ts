import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runsOf } from './fonts.ts';
import { linesOf } from './lines.ts';

const tenEach = (text: string) => Array.from(text).length * 10;

test('a line breaks behind a blank or a Chinese character, and before no closing mark', () => {
  assert.deepEqual(linesOf('one two three', 80, tenEach), ['one two', 'three']);
  assert.deepEqual(linesOf('增值後，有效期', 40, tenEach), ['增值後，', '有效期']);
  assert.deepEqual(linesOf('一二三。四', 30, tenEach), ['一二', '三。四']);
});

test('a word that is wider than the line is cut, and nothing of it is lost', () => {
  const reference = '2026112322001476891010';
  assert.equal(linesOf(reference, 50, tenEach).join(''), reference);
  assert.deepEqual(linesOf('', 50, tenEach), []);
});

test('each character is drawn by the first font that has it', () => {
  assert.deepEqual(runsOf('賬账', 'HK'), [
    { font: 'HK', text: '賬' },
    { font: 'SC', text: '账' },
  ]);
  assert.deepEqual(
    runsOf('©账單𨋢🎉', 'SC').map(({ font }) => font),
    ['SC', 'HK'],
  );
});
