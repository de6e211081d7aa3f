import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { linkOf, open, press, textOf } from '../../testing/browse.ts';
import { orderOf, placed, startWechat, type WechatSandbox } from '../../testing/wechat-sandbox.ts';

let sandbox: WechatSandbox;

before(async () => {
  sandbox = await startWechat();
});

after(() => sandbox.close());

const back = 'https://shop.example/orders/1';

async function h5Page(): Promise<string> {
  const scene_info = { payer_client_ip: '203.0.113.7', h5_info: { type: 'Wap' } };
  const order = { ...orderOf(sandbox), scene_info };
  const { body } = await sandbox.shop.call('POST', '/v3/pay/transactions/h5', order);
  return `${String(body['h5_url'])}?redirect_url=${encodeURIComponent(back)}`;
}

test('a phone sees who is paid and how much, pays, and is led back', async () => {
  const page = await open(await h5Page());
  assert.equal(textOf(page, 'amount'), '¥50.00');
  assert.equal(textOf(page, 'shop'), '羅湖電訊');
  assert.equal(textOf(page, 'subject'), '增值50元');
  const paid = await press(page, 'pay');
  assert.ok(textOf(paid, 'paid'));
  assert.equal(linkOf(paid, 'return'), back);
});

test('an H5 page ends after five minutes; the same order gives a new one', async () => {
  const startMs = Date.now();
  sandbox.setClock(startMs);
  const url = await h5Page();
  sandbox.setClock(startMs + 301_000);
  assert.ok(textOf(await open(url), 'stale'));
  sandbox.setClock(Date.now());
  assert.ok(textOf(await open(url), 'amount'));
});

test('a code leads to the page of its order, in the language of the browser', async () => {
  const { codeUrl } = await placed(sandbox);
  assert.match((await open(codeUrl, 'en-HK')).html, /Confirm payment/);
  assert.match((await open(codeUrl, 'zh-CN')).html, /确认付款/);
  const drawing = await open(`${codeUrl}.svg`);
  assert.match(drawing.html, /^<svg/);
  const paid = await press(await open(codeUrl), 'pay', { fault: 'notice-duplicate' });
  assert.ok(textOf(paid, 'paid'));
  assert.equal(textOf(await open(codeUrl), 'amount'), '¥50.00');
});

test('what was closed cannot be paid', async () => {
  const { outTradeNo, codeUrl } = await placed(sandbox);
  const { shop } = sandbox;
  const number = `/v3/pay/transactions/out-trade-no/${outTradeNo}`;
  await shop.call('POST', `${number}/close`, { mchid: shop.mchId });
  assert.ok(textOf(await open(codeUrl), 'closed'));
});

test('a page inside WeChat learns who is there, once per code', async () => {
  const { shop } = sandbox;
  const query = new URLSearchParams({
    appid: shop.appId,
    redirect_uri: back,
    response_type: 'code',
    scope: 'snsapi_base',
    state: 'pay',
  });
  const url = `/connect/oauth2/authorize?${query}`;
  const { status, headers } = await shop.control('GET', url);
  const came = new URL(headers['location'] ?? '');
  assert.deepEqual([status, came.searchParams.get('state')], [302, 'pay']);
  const token = new URLSearchParams({
    appid: shop.appId,
    secret: shop.appSecret,
    code: came.searchParams.get('code') ?? '',
    grant_type: 'authorization_code',
  });
  const exchange = () => shop.control('GET', `/sns/oauth2/access_token?${token}`);
  assert.match(String((await exchange()).body['openid']), /^o/);
  assert.equal((await exchange()).body['errcode'], 40029);
  token.set('secret', 'wrong');
  assert.equal((await exchange()).body['errcode'], 40125);
});

test('the wallet opens an order only at its merchant’s word, and for its own buyer', async () => {
  const { shop } = sandbox;
  const jsapi = '/v3/pay/transactions/jsapi';
  const stranger = { ...orderOf(sandbox), payer: { openid: 'oSomebodyElse' } };
  assert.equal((await shop.call('POST', jsapi, stranger)).body['code'], 'PARAM_ERROR');
  const openid = `oSandboxBuyer_${shop.appId.slice(-10)}`;
  const order = { ...orderOf(sandbox), payer: { openid } };
  const { body } = await shop.call('POST', jsapi, order);
  const [timeStamp, nonceStr] = [String(Math.floor(Date.now() / 1_000)), 'n'];
  const prepaid = `prepay_id=${String(body['prepay_id'])}`;
  const paySign = shop.sign(`${shop.appId}\n${timeStamp}\n${nonceStr}\n${prepaid}\n`);
  const given = { appId: shop.appId, timeStamp, nonceStr, package: prepaid, signType: 'RSA' };
  const bridge = (change: Record<string, string>) =>
    open(`${shop.address}/bridge?${new URLSearchParams({ ...given, paySign, ...change })}`);
  assert.equal(textOf(await bridge({}), 'amount'), '¥50.00');
  for (const change of [
    { timeStamp: '1' },
    { nonceStr: 'other' },
    { signType: 'MD5' },
    { appId: 'wx00000000000000ff' },
    { package: 'prepay_id=wx0' },
  ]) {
    assert.equal((await bridge(change)).status, 400, JSON.stringify(change));
  }
});
