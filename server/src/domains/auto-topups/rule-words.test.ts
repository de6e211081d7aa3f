import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minorOf } from '#base';
import { textTable } from '#test/text-table';
import type { Wish } from './rule.ts';
import { ruleWords } from './rule-words.ts';

function amount(text: string): bigint | null {
  return text === '' ? null : (minorOf(text) ?? null);
}

const inChinese = [
  '結餘低於HK$20時增值HK$50或以上',
  '結餘低於HK$20或餘5日時增值HK$50或以上',
  '結餘低於HK$20.50時增值至HK$100',
  '每月28日時增值HK$80',
  '結餘低於HK$20或餘5日或每月1日時增值',
];

test('a rule is said in a few words, whichever of its parts it has', () => {
  const cases = textTable<'below' | 'days' | 'amount' | 'target' | 'day' | 'month' | 'said'>(`
    below | days | amount | target | day | month | said
    20.00 |      | 50.00  |        |     |       | below HK$20, top up HK$50 or more
    20.00 | 5    | 50.00  |        |     |       | below HK$20 or 5 days left, top up HK$50 or more
    20.50 |      | 50.00  | 100.00 |     |       | below HK$20.50, top up to HK$100
          |      |        |        | 28  | 80.00 | on day 28, top up HK$80
    20.00 | 5    | 50.00  |        | 1   | 80.00 | below HK$20 or 5 days left or on day 1, top up
  `);
  for (const [index, row] of cases.entries()) {
    const { below, days, amount: each, target, day, month, said } = row;
    const wish: Wish = {
      belowMinor: amount(below),
      daysLeft: days === '' ? null : Number(days),
      amountMinor: amount(each),
      targetMinor: amount(target),
      monthlyDay: day === '' ? null : Number(day),
      monthlyMinor: amount(month),
      monthlyUntil: null,
      capMinor: 30_000n,
      capTimes: 6,
      mandates: [],
    };
    const words = ruleWords(wish);
    assert.equal(words.en, `${said}, at most HK$300 in 30 days`);
    assert.equal(words['zh-Hant'], `${inChinese[index]}，30日上限HK$300`);
    assert.equal(words['zh-Hans'].length, words['zh-Hant'].length);
  }
});
