import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { newNumber, order } from '../testing/orders.ts';
import { sendV2, sendV3 } from '../testing/raw-request.ts';
import { type Sandbox, startSandbox } from '../testing/start-sandbox.ts';

let sandbox: Sandbox;
let checkoutId: string;
let outTradeNo: string;

before(async () => {
  sandbox = await startSandbox();
  outTradeNo = await order(sandbox);
  ({ checkoutId } = await sandbox.shop.trade(outTradeNo));
});

after(() => sandbox.close());

const bounds = { numRuns: 150, interruptAfterTimeLimit: 10_000 };

const paths = () => [
  '/gateway.do',
  '/v3/alipay/trade/query',
  '/v3/alipay/trade/refund',
  '/v3/alipay/trade/fastpay/refund/query',
  '/sandbox/merchants',
  '/sandbox/faults',
  '/sandbox/chaos',
  '/sandbox/rotate-key',
  '/sandbox/trades/none/pay',
  `/cashier/${checkoutId}/nothing`,
  '/cashier/none/pay',
  '/nowhere',
];

test('garbage sent to any route is refused and kills nothing', async () => {
  const types = ['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'x'];
  // An empty object is a good body for some control calls, and so not garbage.
  const jsonBody = fc.json().filter((text) => text !== '{}');
  const garbage = fc.record({
    path: fc.nat(100),
    type: fc.constantFrom(...types),
    authorization: fc.option(fc.string({ unit: 'grapheme-ascii' }), { nil: undefined }),
    body: fc.oneof(jsonBody, fc.string(), fc.uint8Array({ minLength: 1 })),
  });
  await fc.assert(
    fc.asyncProperty(garbage, async ({ path, type, authorization, body }) => {
      const known = paths();
      const chosen = known[path % known.length] ?? '/';
      const headers = new Headers({ 'content-type': type });
      if (authorization !== undefined) headers.set('authorization', authorization);
      const sent = typeof body === 'string' ? `${body} ` : Buffer.from(body);
      const response = await fetch(`${sandbox.shop.address}${chosen}`, {
        method: 'POST',
        headers,
        body: sent,
      });
      const text = await response.text();
      // The v2 gateway answers HTTP 200 for everything and refuses inside.
      if (response.status === 200) assert.match(text, /"code":"4000\d"/);
      else assert.ok(response.status >= 400 && response.status < 500, `${chosen} ${text}`);
    }),
    bounds,
  );
  assert.equal((await sandbox.shop.get('/sandbox/trades')).status, 200);
});

const methodNames = [
  'alipay.trade.precreate',
  'alipay.trade.query',
  'alipay.trade.close',
  'alipay.trade.cancel',
  'alipay.trade.refund',
  'alipay.trade.fastpay.refund.query',
];

test('well signed calls with garbage inside are refused or harmless', async () => {
  const names = [
    'out_trade_no',
    'trade_no',
    'total_amount',
    'subject',
    'refund_amount',
    'out_request_no',
    'timeout_express',
    'time_expire',
    'passback_params',
    'notify_url',
    '__proto__',
  ];
  const biz = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.jsonValue()));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...methodNames), biz, async (method, content) => {
      const text = JSON.stringify({ subject: '增值', total_amount: '1.00', ...content });
      const v2 = await sendV2(sandbox.shop, { method, biz_content: text });
      assert.match(String(v2.fields['code']), /^(10000|40002|40004)$/);
      assert.equal(v2.isSigned, true);
      const path = `/v3/${method.replaceAll('.', '/')}`;
      const v3 = await sendV3(sandbox.shop, { path, body: text });
      assert.ok(v3.status === 200 || v3.status === 400, v3.text);
    }),
    bounds,
  );
  assert.equal((await sandbox.shop.get('/sandbox/trades')).status, 200);
});

test('a number is searched as it is, whatever it is called', async () => {
  for (const name of ['__proto__', 'constructor', 'toString', '..%2F..']) {
    assert.equal((await sandbox.shop.get(`/sandbox/trades/${name}`)).status, 404);
  }
  const answer = await sendV2(sandbox.shop, { biz_content: '{"out_trade_no":"__proto__"}' });
  assert.equal(answer.fields['sub_code'], 'ACQ.TRADE_NOT_EXIST');
});

test('two sellers may use one number; the control calls then ask whose is meant', async () => {
  const { shop } = sandbox;
  const shared = newNumber();
  const other = { appId: '2021000000000008', sellerId: '2088000000000008' };
  await shop.post('/sandbox/merchants', { ...other, appPublicKeyPem: shop.publicKey });
  const terms = JSON.stringify({ out_trade_no: shared, total_amount: '1.00', subject: '增值' });
  const method = 'alipay.trade.precreate';
  await sendV2(shop, { method, biz_content: terms });
  await sendV2(shop, { method, biz_content: terms, app_id: other.appId });
  assert.equal((await shop.post(`/sandbox/trades/${shared}/pay`)).status, 409);
  const pay = `/sandbox/trades/${shared}/pay?sellerId=${other.sellerId}`;
  assert.equal((await shop.post(pay)).body['appId'], other.appId);
});
