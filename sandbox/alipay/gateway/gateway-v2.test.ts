import assert from 'node:assert/strict';
import { verify } from 'node:crypto';
import { after, before, test } from 'node:test';
import { newNumber } from '../../testing/orders.ts';
import { beijing, sendV2 } from '../../testing/raw-request.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';

let sandbox: Sandbox;

before(async () => {
  sandbox = await startSandbox();
});

after(() => sandbox.close());

test('the signature covers the inner object exactly as sent, with escaped slashes', async () => {
  const { shop } = sandbox;
  const terms = { out_trade_no: newNumber(), total_amount: '1.00', subject: '增值' };
  const answer = await sendV2(shop, {
    method: 'alipay.trade.precreate',
    biz_content: JSON.stringify(terms),
  });
  assert.match(answer.text, /"qr_code":"http:\\\/\\\/127/);
  const [, inner = '', sign = ''] = /:(\{.*\}),"sign":"(.*)"\}$/.exec(answer.text) ?? [];
  const key = `-----BEGIN PUBLIC KEY-----\n${shop.alipayPublicKey}\n-----END PUBLIC KEY-----`;
  const isTrue = (text: string) =>
    verify('RSA-SHA256', Buffer.from(text), key, Buffer.from(sign, 'base64'));
  assert.equal(isTrue(inner), true);
  assert.equal(isTrue(JSON.stringify(JSON.parse(inner))), false);
});

test('API methods answer HTTP 200 and call their JSON text/html, as the real gateway', async () => {
  const answer = await sendV2(sandbox.shop, {});
  assert.equal(answer.status, 200);
  assert.match(String(answer.headers.get('content-type')), /^text\/html/);
  assert.equal(answer.fields['sub_code'], 'ACQ.TRADE_NOT_EXIST');
});

test('parameters may stand in the query or in the body, but none in both', async () => {
  const { shop } = sandbox;
  const url = shop.sdk.pageExecute('alipay.trade.wap.pay', 'GET', {
    bizContent: {
      out_trade_no: newNumber(),
      total_amount: '1.00',
      subject: '增值',
      product_code: 'QUICK_WAP_WAY',
    },
  });
  const inQuery = await fetch(url, { redirect: 'manual' });
  assert.equal(inQuery.status, 302);
  const [address = '', query = ''] = url.split('?');
  const body = new URLSearchParams(query);
  const inBody = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  assert.equal(inBody.status, 302);
  const inBoth = await fetch(`${address}?method=alipay.trade.wap.pay`, { method: 'POST', body });
  assert.match(await inBoth.text(), /isv\.invalid-parameter/);
});

const refusals: [string, Record<string, string | undefined>, string][] = [
  ['an unknown app', { app_id: '2021999900000000' }, 'isv.invalid-app-id'],
  ['no app', { app_id: undefined }, 'isv.missing-app-id'],
  ['no sign_type', { sign_type: undefined }, 'isv.missing-signature-type'],
  ['SHA-1 signatures', { sign_type: 'RSA' }, 'isv.invalid-signature-type'],
  ['another charset', { charset: 'GBK' }, 'isv.invalid-charset'],
  ['another format', { format: 'XML' }, 'isv.invalid-format'],
  ['no version', { version: undefined }, 'isv.missing-version'],
  ['another version', { version: '2.0' }, 'isv.invalid-version'],
  ['no timestamp', { timestamp: undefined }, 'isv.missing-timestamp'],
  ['an ISO timestamp', { timestamp: new Date().toISOString() }, 'isv.invalid-timestamp'],
  [
    'UTC taken for Beijing time',
    { timestamp: beijing(Date.now() - 8 * 3_600_000) },
    'isv.invalid-timestamp',
  ],
  ['an old timestamp', { timestamp: beijing(Date.now() - 11 * 60_000) }, 'isv.invalid-timestamp'],
  ['a day that is none', { timestamp: '2026-02-30 10:00:00' }, 'isv.invalid-timestamp'],
  ['biz_content that is no JSON', { biz_content: '{' }, 'isv.illegal-json'],
  ['biz_content that is a list', { biz_content: '[]' }, 'isv.illegal-json'],
  ['encryption', { encrypt_type: 'AES' }, 'isv.invalid-encrypt-type'],
  ['a token of another merchant', { app_auth_token: 'x' }, 'aop.invalid-app-auth-token'],
  ['notify_url without a scheme', { notify_url: 'shop.example/n' }, 'isv.invalid-parameter'],
  ['notify_url with a query', { notify_url: 'http://x.example/n?a=1' }, 'isv.invalid-parameter'],
  ['notify_url of another scheme', { notify_url: 'file:///n' }, 'isv.invalid-parameter'],
  ['return_url with credentials', { return_url: 'http://u:p@x.example/' }, 'isv.invalid-parameter'],
];

for (const [what, change, subCode] of refusals) {
  test(`${what} is refused with ${subCode}`, async () => {
    const answer = await sendV2(sandbox.shop, change);
    assert.equal(answer.fields['sub_code'], subCode);
    assert.equal(answer.key, 'alipay_trade_query_response');
  });
}

test('a signature that is missing, foreign or over other values is refused', async () => {
  const { shop } = sandbox;
  const missing = await sendV2(shop, {}, { sign: undefined });
  assert.equal(missing.fields['sub_code'], 'isv.missing-signature');
  const garbage = await sendV2(shop, {}, { sign: 'AAAA' });
  assert.equal(garbage.fields['sub_code'], 'isv.invalid-signature');
  const changed = await sendV2(shop, {}, { biz_content: '{"out_trade_no":"other"}' });
  assert.equal(changed.fields['sub_code'], 'isv.invalid-signature');
  const added = await sendV2(shop, {}, { notify_url: 'http://elsewhere.example/' });
  assert.equal(added.fields['sub_code'], 'isv.invalid-signature');
});

test('empty values are outside the signature', async () => {
  const answer = await sendV2(sandbox.shop, {}, { auth_token: '' });
  assert.equal(answer.fields['sub_code'], 'ACQ.TRADE_NOT_EXIST');
});

test('a method that is missing or unknown is an unsigned error_response', async () => {
  for (const [method, subCode] of [
    [undefined, 'isv.missing-method'],
    ['alipay.trade.steal', 'isv.invalid-method'],
  ]) {
    const answer = await sendV2(sandbox.shop, { method });
    assert.equal(answer.key, 'error_response');
    assert.equal(answer.fields['sub_code'], subCode);
    assert.equal(answer.isSigned, false);
  }
});

test('only answers to a known app are signed', async () => {
  assert.equal((await sendV2(sandbox.shop, { app_id: '20219' })).isSigned, false);
  assert.equal((await sendV2(sandbox.shop, {}, { sign: 'AAAA' })).isSigned, true);
});

test('a merchant may name the hosts that its notices go to', async () => {
  const { shop } = sandbox;
  const merchant = { appId: '2021000000000003', sellerId: '2088000000000003' };
  await shop.post('/sandbox/merchants', {
    ...merchant,
    appPublicKeyPem: shop.publicKey,
    notifyHosts: ['127.0.0.1:9'],
  });
  const ask = async (notify_url: string) =>
    (await sendV2(shop, { app_id: merchant.appId, notify_url })).fields['sub_code'];
  assert.equal(await ask('http://127.0.0.1:9/n'), 'ACQ.TRADE_NOT_EXIST');
  assert.equal(await ask('http://127.0.0.1:10/n'), 'isv.invalid-parameter');
});

test('a refused payment page is a page, not JSON', async () => {
  const url = sandbox.shop.sdk.pageExecute('alipay.trade.wap.pay', 'GET', {
    bizContent: { out_trade_no: newNumber(), total_amount: '0', subject: 'x' },
  });
  const response = await fetch(url, { headers: { 'accept-language': 'en-GB' } });
  assert.equal(response.status, 400);
  assert.match(await response.text(), /cannot be opened[^]*ACQ\.INVALID_PARAMETER/);
});

test('keys that are not RSA of 2048 bits are not registered', async () => {
  const merchant = { appId: '2021000000000004', sellerId: '2088000000000004' };
  for (const appPublicKeyPem of ['AAAA', '-----BEGIN PUBLIC KEY-----\nMFww\n-----END', undefined]) {
    const answer = await sandbox.shop.post('/sandbox/merchants', { ...merchant, appPublicKeyPem });
    assert.equal(answer.status, 400);
  }
});
