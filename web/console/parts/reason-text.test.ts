import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../words/en.ts';
import { nameFrom, sayIn, type Words } from '../words/words.ts';
import { zhHans } from '../words/zh-hans.ts';
import { zhHant } from '../words/zh-hant.ts';
import { reasonText } from './reason-text.ts';

function told(words: Words, reason: string): string {
  return reasonText(reason, { say: sayIn(words), nameOf: nameFrom(words) });
}

test('what goes back because of an appeal says so in the words of who reads it', () => {
  assert.equal(told(en, 'appeal 7K2M9QPX4T'), 'Appeal 7K2M9 QPX4T');
  assert.equal(told(zhHant, 'appeal 7K2M9QPX4T'), '申訴 7K2M9 QPX4T');
  assert.equal(told(zhHans, 'appeal 7K2M9QPX4T'), '申诉 7K2M9 QPX4T');
});

test('a reason of ours has its word, and what somebody typed stays as it is', () => {
  assert.equal(told(zhHant, 'paid twice'), zhHant['reason.paid twice']);
  assert.equal(told(zhHans, '客戶付了兩次'), '客戶付了兩次');
});
