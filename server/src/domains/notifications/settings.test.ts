import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notificationSettings } from './settings.ts';

test('a brand that would break a text in two, or is missing a language, is refused', () => {
  const { problem, initial } = notificationSettings.brand;
  assert.equal(problem(initial), undefined);
  const wrong = [
    null,
    'Twin Harbour',
    { ...initial, en: undefined },
    { ...initial, en: 'Twin Harbour Mobile' },
    { ...initial, en: '雙灣' },
    { ...initial, 'zh-Hant': '' },
    { ...initial, 'zh-Hans': '双湾移动通讯公司' },
  ];
  for (const value of wrong) assert.notEqual(problem(value), undefined, JSON.stringify(value));
});

test('senders have the forms that gateways take', () => {
  const { senderHongKong, senderMainland, hotline } = notificationSettings;
  assert.equal(senderHongKong.problem('#Harbour'), undefined);
  for (const value of ['', '#', 'Twin Harbour 12', '##a', 5]) {
    assert.notEqual(senderHongKong.problem(value), undefined, String(value));
  }
  assert.notEqual(senderMainland.problem('TwinHarbour'), undefined);
  assert.notEqual(hotline.problem('123456'), undefined);
});
