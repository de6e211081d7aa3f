import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

type Words = Readonly<Record<string, string>>;

/** A screen's words in the three languages. */
export interface Catalogues {
  readonly en: Words;
  readonly 'zh-Hant': Words;
  readonly 'zh-Hans': Words;
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

/** Which of the words stand in a catalogue, with the key where they stand. */
export function found(
  words: Readonly<Record<string, string>>,
  searched: readonly string[],
): string[] {
  return Object.entries(words).flatMap(([key, text]) =>
    searched.filter((word) => text.includes(word)).map((word) => `${key}: ${word}`),
  );
}

/** What the Mainland says, or how it writes, where Hong Kong says or writes something else. */
const notInHongKong = (
  '充值 余额 餘額 流量 短信 套餐 運營商 營業廳 話費 賬 登錄 屏幕 默認 設置 點擊 信息 視頻 支付方式 ' +
  '在線 退出登 二维 打印 您 機主 手機號 公開記錄 機構記錄 收支記錄 處理記錄 增值記錄 的記錄'
).split(' ');

const notOnTheMainland = '增值 结余 數據 短讯 讯息 登入 登出 储值卡 八达通'.split(' ');

/** Common characters of which each script has its own form. */
const simplified = Array.from('额这国时电话为码请网络记录续发订单级处与证们关闭开儿');
const traditional = Array.from('額這國時電話為碼請網絡記錄續發訂單級處號與證們關閉開數據');

/** What holds for the words of every screen: complete, alike, and each place's own. */
export function checkWords(screen: string, { en, ...translations }: Catalogues): void {
  const catalogues: Catalogues = { en, ...translations };
  const { 'zh-Hant': zhHant, 'zh-Hans': zhHans } = translations;
  suite(`the words of ${screen}`, () => {
    for (const [language, words] of Object.entries(catalogues)) {
      test(`have the same keys and the same named places in ${language}`, () => {
        assert.deepEqual(Object.keys(words).sort(), Object.keys(en).sort());
        for (const [key, text] of Object.entries(en)) {
          assert.deepEqual(namesIn(words[key] ?? ''), namesIn(text), key);
        }
      });

      test(`have no empty text and no stray blanks in ${language}`, () => {
        for (const [key, text] of Object.entries<string>(words)) {
          assert.match(text, /\S/, key);
          assert.equal(text, text.trim(), key);
          assert.ok(!text.includes('  '), key);
        }
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
  });
}
