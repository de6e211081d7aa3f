import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bankingSettings } from './settings.ts';
import { settledBy } from './settled-by.ts';

const usual = bankingSettings.payoutSenders.initial;

for (const [name, connector] of [
  ['ANTOM PTE LTD', 'antom'],
  ['PHANTOM LIMITED', null],
  ['ANTOMATIC LTD', null],
  ['Phantom (Antom) Ltd', 'antom'],
  ['PAYMENT OF STRIPE-HK', 'stripe'],
  ['PINSTRIPES COMPANY', null],
  ['STRIPE2 LTD', null],
  ['WeChat  Pay HK Ltd', 'wechat_hk'],
  ['ＡＬＩＰＡＹ MERCHANT SERVICES', 'alipay_cn'],
  ['', null],
] as const) {
  test(`${name || 'nobody'} settles ${connector ?? 'nothing'}`, () => {
    assert.equal(settledBy(usual, name), connector);
  });
}

test('of two names that stand in one the longer counts, and Chinese needs no spaces', () => {
  const senders = 'ALIPAY=alipay_cn,ALIPAY HK=antom,支付宝=alipay_cn,WECHAT PAY=wechat_hk';
  assert.equal(settledBy(senders, 'ALIPAY HK LTD'), 'antom');
  assert.equal(settledBy(senders, 'ALIPAY LTD'), 'alipay_cn');
  assert.equal(settledBy(senders, '上海支付宝网络技术'), 'alipay_cn');
  assert.equal(settledBy(senders, 'WECHAT  PAY'), 'wechat_hk');
  assert.equal(settledBy('', 'ALIPAY'), null);
});
