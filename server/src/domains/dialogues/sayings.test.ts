import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#base';
import { partsOf } from '#wire/smpp';
import { fitsPage } from './pages.ts';
import { type Saying, say, sayings } from './sayings.ts';

/** As long as each parameter becomes. */
const largest = {
  balance: 'HK$99,999.99',
  bonus: 'HK$9,999.99',
  reserved: 'HK$9,999.99',
  price: 'HK$999.99',
  cap: 'HK$3,000',
  used: 'HK$3,000',
  day: '2026-12-30',
  minutes: '1440',
  code: '*#18888#',
  hotline: '18888',
  left: '1023.9MB',
  value: 'HK$9,999.99',
  reference: 'TH8K2M',
  ending: '3456',
  number: '+861*******01',
  hours: '00:00-00:00',
};
const longest = {
  'zh-Hant': {
    ...largest,
    zones: '內地、澳門',
    district: '澳門半島',
    address: '九龍觀塘道418號地下A號舖',
    name: '內地及澳門數據 1 GB（1 日）',
  },
  'zh-Hans': {
    ...largest,
    zones: '内地、澳门',
    district: '澳门半岛',
    address: '九龙观塘道418号地下A号铺',
    name: '内地及澳门流量 1 GB（1 天）',
  },
  en: {
    ...largest,
    day: '30 Dec 2026',
    zones: 'Mainland/Macau',
    district: 'Central & Western',
    address: 'G/F, 418 Kwun Tong Road, Kowloon',
    name: '100 minutes in the Mainland, 30 days',
  },
};
const all = Object.keys(sayings) as Saying[];

test('each saying fits one page at its largest, and English stays in seven bits', () => {
  for (const saying of all) {
    for (const language of languages) {
      const text = say(saying, language, longest[language]);
      assert.ok(fitsPage(text), `${saying} ${language}: ${text.length}`);
      assert.doesNotMatch(text, /[{}]/, 'a parameter that nobody gives');
      if (language === 'en') assert.equal(partsOf(text).encoding, 'GSM-7', text);
    }
  }
});

test('Hong Kong and the Mainland are each spoken to in their own words', () => {
  for (const saying of all) {
    assert.doesNotMatch(sayings[saying]['zh-Hant'], /充值|余额|流量|短信|套餐|您/, saying);
    assert.doesNotMatch(sayings[saying]['zh-Hans'], /增值|結餘|數據|短訊|組合|你/, saying);
  }
});
