import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titleOf } from './title.ts';

test('what Alipay forbids in a title is written in full width', () => {
  assert.equal(titleOf('A/B=C&D'), 'A／B＝C＆D');
  assert.equal(titleOf('充值 HK$100'), '充值 HK$100');
});

test('control characters become blanks and lone surrogates are mended', () => {
  assert.equal(titleOf('\u0000a\r\n\tb '), 'a b');
  assert.equal(titleOf('a\ud83db'), 'a\ufffdb');
});

test('a long title is cut at 256, but never through a character', () => {
  assert.equal(titleOf('值'.repeat(300)), '值'.repeat(256));
  assert.equal(titleOf(`${'a'.repeat(255)}🚇`), 'a'.repeat(255));
  assert.equal(titleOf(`${'a'.repeat(254)}🚇`), `${'a'.repeat(254)}🚇`);
});
