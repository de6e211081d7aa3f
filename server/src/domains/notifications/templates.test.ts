import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Language, languages, type PhoneNumber } from '#base';
import { settingValues } from '#platform/settings';
import { partsOf } from '#wire/smpp';
import { largestParameters } from './largest-parameters.ts';
import type { MessageKind } from './message.ts';
import { templates } from './templates.ts';
import { bodyOf, signatureFor } from './text.ts';

const kinds = Object.keys(templates) as MessageKind[];
const longestHouse = settingValues({
  'notifications.brand': {
    'zh-Hant': '雙灣通訊香港',
    'zh-Hans': '双湾通讯香港',
    en: 'Twin Harbour 2',
  },
  'notifications.hotline': '18888',
});

function textOf(kind: MessageKind, to: PhoneNumber, language: Language): string {
  const { prefix } = signatureFor(kind, to, language, longestHouse);
  return prefix + bodyOf(kind, largestParameters[kind], language, longestHouse);
}

test('every text fits one SMS part at its largest values, to either home', () => {
  const tooLong: string[] = [];
  for (const kind of kinds) {
    for (const language of languages) {
      for (const to of ['+85251234567', '+8613800138000'] as const) {
        const text = textOf(kind, to, language);
        const { parts, units, encoding } = partsOf(text);
        if (parts.length > 1)
          tooLong.push(`${kind} ${language} ${to}: ${units} of ${encoding}: ${text}`);
        if (kind !== 'dialogue_answer') {
          assert.equal(encoding, language === 'en' ? 'GSM-7' : 'UCS-2', text);
        }
      }
    }
  }
  assert.deepEqual(tooLong, []);
});

test('every text names each parameter of its kind once, and no other', () => {
  for (const kind of kinds) {
    const expected = new Set(Object.keys(largestParameters[kind]));
    for (const language of languages) {
      const named = [...templates[kind][language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const own = named.filter((name) => name !== 'hotline');
      assert.deepEqual([new Set(own), own.length], [expected, expected.size], kind);
    }
  }
});

test('Hong Kong and the Mainland are each spoken to in their own words', () => {
  const mainland = /充值|余额|餘額|流量|短信|单号|您/;
  const hongKong = /增值|結餘|數據|短訊|編號|你/;
  for (const kind of kinds) {
    assert.doesNotMatch(templates[kind]['zh-Hant'], mainland, kind);
    assert.doesNotMatch(templates[kind]['zh-Hans'], hongKong, kind);
  }
});

test('no text asks for an answer or carries a link, which thieves send too', () => {
  for (const kind of kinds) {
    for (const language of languages) {
      assert.doesNotMatch(templates[kind][language], /https?:|www\.|\breply\b|回覆|回复/i, kind);
    }
  }
});
