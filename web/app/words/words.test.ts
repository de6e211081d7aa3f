import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { en } from './en.ts';
import { guessLanguage, sayIn } from './words.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

const catalogues = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans };

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

/** Which of the words stand in a catalogue, with the key where they stand. */
function found(words: Readonly<Record<string, string>>, searched: readonly string[]): string[] {
  return Object.entries(words).flatMap(([key, text]) =>
    searched.filter((word) => text.includes(word)).map((word) => `${key}: ${word}`),
  );
}

/** What the Mainland says, or how it writes, where Hong Kong says or writes something else. */
const notInHongKong = (
  '充值 余额 餘額 流量 短信 套餐 運營商 營業廳 話費 賬 登錄 屏幕 默認 設置 點擊 信息 視頻 支付方式 ' +
  '在線 退出登 二维 打印 您 機主 手機號'
).split(' ');

const notOnTheMainland = '增值 结余 數據 短讯 讯息 登入 登出 储值卡 八达通'.split(' ');

/** Common characters of which each script has its own form. */
const simplified = Array.from('额这国时电话为码请网络记录续发订单级处与证们关闭开儿');
const traditional = Array.from('額這國時電話為碼請網絡記錄續發訂單級處號與證們關閉開數據');

suite('the words of the app', () => {
  for (const [language, words] of Object.entries(catalogues)) {
    test(`have the same keys and the same named places in ${language}`, () => {
      assert.deepEqual(Object.keys(words).sort(), Object.keys(en).sort());
      for (const [key, text] of Object.entries(en)) {
        assert.deepEqual(namesIn(words[key as keyof typeof en]), namesIn(text), key);
      }
    });

    test(`have no empty text and no stray blanks in ${language}`, () => {
      for (const [key, text] of Object.entries(words)) {
        assert.match(text, /\S/, key);
        assert.equal(text, text.trim(), key);
        assert.ok(!text.includes('  '), key);
      }
    });

    test(`never say that a payment failed in ${language}`, () => {
      assert.deepEqual(found(words, ['fail', 'Fail', '失敗', '失败']), []);
    });
  }

  test('are those of Hong Kong for Hong Kong', () => {
    assert.deepEqual(found(zhHant, notInHongKong), []);
    assert.deepEqual(found(zhHant, simplified), []);
  });

  test('are those of the Mainland for the Mainland', () => {
    assert.deepEqual(found(zhHans, notOnTheMainland), []);
    assert.deepEqual(found(zhHans, traditional), []);
  });

  test('use Chinese punctuation and no blanks between characters', () => {
    for (const words of [zhHant, zhHans]) {
      for (const [key, text] of Object.entries(words)) {
        assert.doesNotMatch(text, /\p{Script=Han}[,.;:!?()]|[,;:!?()]\p{Script=Han}/u, key);
        assert.doesNotMatch(text, /\p{Script=Han} \p{Script=Han}/u, key);
      }
    }
  });

  test('quote in the way of each place', () => {
    assert.deepEqual(found(zhHant, ['“', '”']), []);
    assert.deepEqual(found(zhHans, ['「', '」']), []);
  });

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
