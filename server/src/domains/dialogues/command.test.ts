import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCommand } from './command.ts';

test('commands are read as people type them, in three languages', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    balance: ['BAL', ' bal. ', 'Balance', '結餘', '余额', '查询', 'ＢＡＬ', '188'],
    packs: ['packs', '組合', '数据组合', '套餐'],
    yes: ['YES', 'yes!', 'ok', '是', '确认', '確認。'],
    stop: ['STOP', 'Stop auto', '停止自動增值', '取消自动充值'],
    rule: ['auto', '自動增值'],
    help: ['HELP', '?', '？', '幫助'],
  };
  for (const [asks, texts] of Object.entries(cases)) {
    for (const text of texts) assert.deepEqual(readCommand(text), { asks }, text);
  }
  for (const text of ['BUY 3', 'buy3', '買3', '购买 3', '買３']) {
    assert.deepEqual(readCommand(text), { asks: 'buy', number: 3 }, text);
  }
  for (const [text, language] of [
    ['EN', 'en'],
    ['lang en', 'en'],
    ['語言 繁', 'zh-Hant'],
    ['简体', 'zh-Hans'],
    ['HK', 'zh-Hant'],
  ]) {
    assert.deepEqual(readCommand(text ?? ''), { asks: 'language', language }, text);
  }
});

test('a sentence that has a command in it is none', () => {
  const sentences = [
    'I am driving and will call back. YES',
    '你好，我想查結餘',
    'You can send: BAL, PACKS, BUY 1, STOP AUTO',
    'BUY',
    'BUY 100',
    '__proto__',
    'constructor',
    'LANG __proto__',
    '',
  ];
  for (const text of sentences) assert.equal(readCommand(text), undefined, text);
});

test('no text is a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void readCommand(text)),
  );
});
