import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameFrom } from '../words/words.ts';
import { zhHans } from '../words/zh-hans.ts';
import { zhHant } from '../words/zh-hant.ts';
import { accountName } from './account-name.ts';

const hant = (account: string): string => accountName(account, nameFrom(zhHant), 'zh-Hant');
const hans = (account: string): string => accountName(account, nameFrom(zhHans), 'zh-Hans');

test('our accounts are said in the words of who reads them', () => {
  assert.equal(hant('expense:promotion'), '推廣開支');
  assert.equal(hans('clearing:alipay_cn'), '应收：支付宝');
  assert.equal(hant('income:usage:data:CN'), '使用收入：數據 · 內地');
  assert.equal(hant('fx:HKD'), '兌換：HKD');
  assert.equal(hant('clearing:cash_deposits'), '自助機送往銀行的現金');
  assert.equal(hans('clearing:floats'), '应收：商户存货款（银行）');
  assert.match(hans('clearing:cash_transport'), /^[^a-z]+$/);
  assert.equal(hans('newer_than_this'), 'newer_than_this');
});
