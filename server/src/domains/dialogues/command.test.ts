import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { districtNamed, districts } from '#outlets';
import { readCommand } from './command.ts';
import { say } from './sayings.ts';

test('commands are read as people type them, in three languages', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    balance: ['BAL', ' bal. ', 'Balance', '結餘', '余额', '查询', 'ＢＡＬ', '188'],
    packs: ['packs', '組合', '数据组合', '套餐'],
    yes: ['YES', 'yes!', 'ok', '是', '确认', '確認。'],
    stop: [
      'STOP',
      'ＳＴＯＰ。',
      'Stop auto',
      '停止自動增值',
      '取消自动充值',
      '停用',
      '關閉自動增值',
    ],
    rule: ['auto', '自動增值'],
    help: ['HELP', '?', '？', '幫助'],
  };
  for (const [asks, texts] of Object.entries(cases)) {
    for (const text of texts) assert.deepEqual(readCommand(text), { asks }, text);
  }
  for (const text of ['BUY 3', 'buy3', '買3', '购买 3', '買３']) {
    assert.deepEqual(readCommand(text), { asks: 'buy', number: 3 }, text);
  }
  for (const [text, ...read] of [
    ['SHOP', ''],
    ['shop kwun tong', 'KWUNTONG'],
    ['SHOPS sha tin', 'SHATIN', 'SSHATIN'],
    ['店 觀塘', '觀塘'],
    ['附近門市，福田', '福田'],
    ['门店 福田', '福田'],
  ]) {
    assert.deepEqual(readCommand(text ?? ''), { asks: 'shops', districts: read }, text);
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

test('what we say of it ourselves stops auto top-up, typed back word for word', () => {
  for (const language of ['en', 'zh-Hant', 'zh-Hans'] as const) {
    assert.deepEqual(readCommand(say('stop', language)), { asks: 'stop' }, language);
  }
});

test('a voucher is what looks like its code, with or without a word before it', () => {
  const code = '1234567890123456';
  const texts = [code, '1234 5678 9012 3456', `V ${code}`, `voucher: ${code}.`, `增值券${code}`];
  for (const text of [...texts, `充值卡 ${code}`, '１２３４ 5678 9012 3456']) {
    assert.deepEqual(readCommand(text), { asks: 'voucher', code }, text);
  }
  const short = readCommand('1234-5678-9012-345');
  assert.deepEqual(short, { asks: 'voucher', code: '1234-5678-9012-345' }, 'told to be mistyped');
  for (const text of ['188', '51234567', `my code is ${code}`]) {
    assert.notEqual(readCommand(text)?.asks, 'voucher', text);
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

test('every district is found by its name, in each language and however it is typed', () => {
  for (const { code, name } of districts) {
    const texts = [`SHOP ${name.en}`, `shops ${name.en}`, `SHOP${name.en}`, `SHOPS${name.en}`];
    for (const text of [...texts, `店${name['zh-Hant']}`, `门店 ${name['zh-Hans']}`]) {
      const command = readCommand(text);
      assert.ok(command?.asks === 'shops', text);
      const [found] = command.districts.flatMap((one) => districtNamed(one) ?? []);
      assert.equal(found?.code, code, text);
    }
  }
});
