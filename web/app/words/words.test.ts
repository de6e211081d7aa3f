import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkWords, found } from '../../testing/check-words.ts';
import { guessLanguage, sayFrom } from '../../language/index.ts';
import { en as enBase } from './en.ts';
import { lineEn } from './line-en.ts';
import { lineZhHans } from './line-zh-hans.ts';
import { lineZhHant } from './line-zh-hant.ts';
import { zhHans as zhHansBase } from './zh-hans.ts';
import { zhHant as zhHantBase } from './zh-hant.ts';

const en = { ...enBase, ...lineEn };
const zhHant = { ...zhHantBase, ...lineZhHant };
const zhHans = { ...zhHansBase, ...lineZhHans };

const catalogues = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans };

checkWords('the app', catalogues);

suite('the words of the app', () => {
  for (const [language, words] of Object.entries(catalogues)) {
    test(`never say that a payment failed in ${language}`, () => {
      assert.deepEqual(found(words, ['fail', 'Fail', '失敗', '失败']), []);
    });
  }

  test('stand once: what all pages say is not said again for those of a line', () => {
    const twice = Object.keys(lineEn).filter((key) => key in enBase);
    assert.deepEqual(twice, []);
  });

  test('are filled in with the values they name', () => {
    const say = sayFrom<typeof en>(zhHant);
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
