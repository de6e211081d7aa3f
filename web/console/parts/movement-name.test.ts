import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayIn } from '../words/words.ts';
import { zhHans } from '../words/zh-hans.ts';
import { zhHant } from '../words/zh-hant.ts';
import { accountName, movementName } from './movement-name.ts';

test('why money moved, and against what, is said in the words of who reads it', () => {
  const [hant, hans] = [sayIn(zhHant), sayIn(zhHans)];
  assert.equal(movementName('topup', hant), '增值');
  assert.equal(movementName('topup', hans), '充值');
  assert.equal(accountName('expense:promotion', hant), '推廣開支');
  assert.equal(accountName('clearing:alipay_cn', hans), '应收：alipay_cn');
  assert.equal(accountName('income:usage:CN:data', hant), '使用收入：CN data');
  assert.equal(movementName('kiosk_box', hant), 'kiosk_box');
  assert.equal(accountName('cash_claims', hans), 'cash_claims');
});
