import assert from 'node:assert/strict';
import { verify } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Changes } from '../../testing/wechat-shop.ts';
import {
  orderOf,
  paidOrder,
  startWechat,
  type WechatSandbox,
} from '../../testing/wechat-sandbox.ts';

let sandbox: WechatSandbox;

before(async () => {
  sandbox = await startWechat();
});

after(() => sandbox.close());

const query = (changes: Changes = {}) =>
  sandbox.shop.call(
    'GET',
    `/v3/pay/transactions/out-trade-no/none_such?mchid=${sandbox.shop.mchId}`,
    undefined,
    changes,
  );

test('what is not signed as it should be is turned away, and the no is not signed', async () => {
  const nowSeconds = Math.floor(Date.now() / 1_000);
  const scheme = 'WECHATPAY2-SHA256-RSA2048';
  const bad: Changes[] = [
    { headers: { authorization: undefined } },
    { headers: { authorization: 'Basic abc' } },
    { headers: { authorization: `${scheme} mchid="1900000109"` } },
    { headers: { authorization: `${scheme} mchid="1900000109",mchid="1900000110"` } },
    { serial: 'A'.repeat(40) },
    { timestamp: nowSeconds - 301 },
    { timestamp: nowSeconds + 330 },
    { timestamp: Number.NaN },
  ];
  for (const changes of bad) {
    const { status, body, headers } = await query(changes);
    assert.deepEqual([status, body['code']], [401, 'SIGN_ERROR'], JSON.stringify(changes));
    assert.equal(headers['wechatpay-signature'], undefined);
  }
  assert.equal((await query()).status, 404);
});

test('a body that was changed after it was signed, and a nonce used twice', async () => {
  const { shop } = sandbox;
  const native = '/v3/pay/transactions/native';
  const order = orderOf(sandbox);
  const sentBody = JSON.stringify({ ...order, amount: { total: 1, currency: 'CNY' } });
  assert.equal((await shop.call('POST', native, order, { sentBody })).status, 401);
  const nonce = 'the_same_every_time';
  assert.equal((await query({ nonce })).status, 404);
  const { status, body } = await query({ nonce });
  assert.deepEqual([status, body['message']], [401, '随机串重复']);
});

test('a caller says what it is, what it takes and what it sends', async () => {
  for (const headers of [{ 'user-agent': undefined }, { accept: undefined }]) {
    const { status, body } = await query({ headers });
    assert.deepEqual([status, body['code']], [400, 'PARAM_ERROR']);
  }
  const { shop } = sandbox;
  const changes = { headers: { 'content-type': 'text/plain' } };
  const native = '/v3/pay/transactions/native';
  assert.equal((await shop.call('POST', native, orderOf(sandbox), changes)).status, 400);
});

test('answers are signed over their very bytes, an empty one too', async () => {
  const { shop } = sandbox;
  const outTradeNo = await paidOrder(sandbox);
  const number = `/v3/pay/transactions/out-trade-no/${outTradeNo}`;
  const answers = [
    await shop.call('GET', `${number}?mchid=${shop.mchId}`),
    await shop.call('POST', '/v3/pay/transactions/out-trade-no/unheard_of/close', {
      mchid: shop.mchId,
    }),
    await query(),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 204, 404],
  );
  for (const { headers, raw } of answers) {
    const { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce } = headers;
    const text = `${timestamp}\n${nonce}\n${raw.toString()}\n`;
    const signature = Buffer.from(headers['wechatpay-signature'] ?? '', 'base64');
    assert.ok(verify('sha256', Buffer.from(text), shop.platformKey.key, signature));
    assert.equal(headers['wechatpay-serial'], shop.platformKey.id);
  }
});

test('a merchant has one world, and its keys one way or the other', async () => {
  const { shop } = sandbox;
  for (const path of ['/hk/v3/transactions/native', '/v3/global/transactions/native']) {
    assert.equal((await shop.call('POST', path, orderOf(sandbox))).status, 403);
  }
  // With public keys there are no certificates to fetch.
  const { status, body } = await shop.call('GET', '/v3/certificates');
  assert.deepEqual([status, body['code']], [403, 'NO_AUTH']);
});

test('garbage of every kind is answered and brings nothing down', async () => {
  const { shop } = sandbox;
  const native = '/v3/pay/transactions/native';
  for (const sentBody of ['', '[]', '{', '"x"', '\u0000']) {
    assert.equal((await shop.call('POST', native, {}, { sentBody })).status, 401);
  }
  for (const body of [[], 1, 'x', null]) {
    assert.equal((await shop.call('POST', native, body)).status, 400);
  }
  for (const target of ['/bridge', '/bridge?paySign=x', '/connect/oauth2/authorize', '/h5/x']) {
    assert.ok((await shop.control('GET', target)).status >= 400, target);
  }
  assert.equal((await shop.control('POST', '/sandbox/merchants', { mchId: '1' })).status, 400);
  assert.equal((await query()).status, 404);
});
