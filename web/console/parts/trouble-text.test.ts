import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../words/en.ts';
import { nameFrom, sayIn } from '../words/words.ts';
import { zhHans } from '../words/zh-hans.ts';
import { zhHant } from '../words/zh-hant.ts';
import { troubleTexts } from './trouble-text.ts';

const languages = { en, zhHant, zhHans };

function textsIn(language: keyof typeof languages, tried: string[], failure: string | null) {
  const words = languages[language];
  return troubleTexts({ tried, failure }, sayIn(words), nameFrom(words));
}

test('each way that ended is told with why, and the last one, too', () => {
  const tried = ['push: no browser', 'email: reply 550'];
  assert.deepEqual(textsIn('en', tried, 'status 0x45'), [
    'Push: No browser takes it',
    'E-mail: Answer 550',
    'Answer 0x45',
  ]);
  assert.deepEqual(textsIn('zhHant', ['sms: no receipt'], 'sms: no receipt'), [
    '短訊：沒有送達回執',
  ]);
  assert.deepEqual(textsIn('zhHans', [], 'too late'), ['已过时效']);
  assert.deepEqual(textsIn('zhHans', [], 'ECONNREFUSED'), ['ECONNREFUSED']);
  assert.deepEqual(textsIn('en', [], null), []);
});
