import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkWords, found } from '../../testing/check-words.ts';
import { en } from './en.ts';
import { sayIn } from './words.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';
import { guessLanguage } from '../../language/index.ts';

const catalogues = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans };

checkWords('the app', catalogues);

suite('the words of the app', () => {
  for (const [language, words] of Object.entries(catalogues)) {
    test(`never say that a payment failed in ${language}`, () => {
      assert.deepEqual(found(words, ['fail', 'Fail', '失敗', '失败']), []);
    });
  }

  test('are filled in with the values they name', () => {
    const say = sayIn(zhHant);
    assert.equal(say('order.credited.title', { value: 'HK$100' }), '已增值HK$100');
    assert.equal(say('action.back'), '返回');
  });
});

suite('the language for somebody new', () => {
  const guesses: readonly [readonly string[], string][] = [
    [['zh-HK', 'en'], 'zh-Hant'],
    [['zh-Hant-TW'], 'zh-Hant'],
    [['zh-MO'], 'zh-Hant'],
    [['yue'], 'zh-Hant'],
    [['zh-CN'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['en-GB'], 'en'],
    [['tl-PH', 'zh-HK'], 'zh-Hant'],
    [['tl-PH'], 'en'],
    [[], 'zh-Hant'],
  ];
  for (const [preferred, language] of guesses) {
    test(`is ${language} for [${preferred.join(', ')}]`, () => {
      assert.equal(guessLanguage(preferred), language);
    });
  }
});
