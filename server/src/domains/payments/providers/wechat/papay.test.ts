import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hash } from 'wechatpay-axios-plugin';
import { signV2 } from './papay.ts';

test('what we sign by API v2 is signed as an independent client does it', () => {
  const key = '0123456789abcdef0123456789abcdef';
  const cases = [
    { b: '2', a: '1', sign: 'left out', empty: '' },
    { notify_url: 'https://lowu.example/notices', contract_code: 'abc', plan_id: '7', 名: '增值' },
  ];
  for (const params of cases) {
    assert.equal(signV2(params, key), Hash.sign(Hash.ALGO_HMAC_SHA256, { ...params }, key));
  }
});
