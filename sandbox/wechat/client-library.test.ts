import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { ReceivedNotice } from '../testing/receiver.ts';
import {
  orderOf,
  paidOrder,
  refundOf,
  startWechat,
  type WechatSandbox,
} from '../testing/wechat-sandbox.ts';

/**
 * An independent client that many shops use, as the judge: it signs what we verify, and verifies
 * and opens what we sign and seal.
 */
let sandbox: WechatSandbox;

before(async () => {
  sandbox = await startWechat();
});

after(() => sandbox.close());

const agent = { headers: { 'User-Agent': 'library' } };

type Fields = Record<string, unknown>;

async function dataOf(call: Promise<{ data: unknown }>): Promise<Fields> {
  return (await call).data as Fields;
}

/** Of what the gateway refuses, or the library does. */
async function codeOf(call: Promise<unknown>): Promise<string> {
  const thrown: unknown = await call.then(
    () => ({ code: 'nothing was thrown' }),
    (error: unknown) => error,
  );
  const { code, response } = thrown as { code?: string; response?: { data?: { code?: string } } };
  return String(response?.data?.code ?? code);
}

test('orders, questions, closes and refunds go through it as at the real gateway', async () => {
  const { shop } = sandbox;
  const pay = shop.library.chain('v3/pay/transactions');
  const order = orderOf(sandbox);
  const placed = await dataOf(pay.chain('native').post(order, agent));
  assert.match(String(placed['code_url']), /^http/);
  const params = { mchid: shop.mchId };
  const number = `out-trade-no/${order.out_trade_no}`;
  const waiting = await dataOf(pay.chain(number).get({ params, ...agent }));
  assert.equal(waiting['trade_state'], 'NOTPAY');
  const closed = await pay.chain(`${number}/close`).post(params, agent);
  assert.equal(closed.status, 204);
  const over = await dataOf(pay.chain(number).get({ params, ...agent }));
  assert.equal(over['trade_state'], 'CLOSED');

  const paid = await paidOrder(sandbox);
  const refunds = shop.library.chain('v3/refund/domestic/refunds');
  const refunded = await dataOf(refunds.post(refundOf(paid, `${paid}_r`), agent));
  assert.equal(refunded['status'], 'SUCCESS');
  const asked = await dataOf(refunds.chain(`${paid}_r`).get(agent));
  assert.equal(asked['refund_id'], refunded['refund_id']);
  const unknown = shop.library.chain('v3/pay/transactions/out-trade-no/none_such');
  assert.equal(await codeOf(unknown.get({ params, ...agent })), 'ORDER_NOT_EXIST');
});

test('it throws away an answer whose signature is wrong, and one that is a probe', async () => {
  const { shop } = sandbox;
  const outTradeNo = await paidOrder(sandbox);
  const query = () =>
    shop.library
      .chain(`v3/pay/transactions/out-trade-no/${outTradeNo}`)
      .get({ params: { mchid: shop.mchId }, ...agent });
  const match = { outTradeNo, method: 'query' };
  for (const fault of ['bad-answer-signature', 'probe-answer-signature']) {
    await shop.fault(fault, { match });
    assert.equal(await codeOf(query()), 'EV3_RES_HEADER_SIGNATURE_DIGEST');
  }
  await shop.fault('stale-answer', { match });
  assert.equal(await codeOf(query()), 'EV3_RES_HEADER_TIMESTAMP_OFFSET');
  assert.equal((await dataOf(query()))['trade_state'], 'SUCCESS');
});

test('it verifies and opens the notices of a payment and of its refund', async () => {
  const { shop, receiver } = sandbox;
  const outTradeNo = await paidOrder(sandbox);
  await shop.call('POST', '/v3/refund/domestic/refunds', refundOf(outTradeNo, `${outTradeNo}_r`));
  const notices = await receiver.waitFor(outTradeNo, 2);
  const said = notices.map((notice) => {
    const [event, content] = openedBy(sandbox, notice);
    const { total, refund } = content['amount'] as Fields;
    return [event, content['trade_state'] ?? content['refund_status'], total, refund];
  });
  assert.deepEqual(said, [
    ['TRANSACTION.SUCCESS', 'SUCCESS', 5_000, undefined],
    ['REFUND.SUCCESS', 'SUCCESS', 5_000, 1_000],
  ]);
});

interface Notice {
  event_type: string;
  resource: { ciphertext: string; nonce: string; associated_data: string };
}

/** What a notice tells and says, once the library has verified and opened it. */
function openedBy(
  { shop }: WechatSandbox,
  { raw, headers }: ReceivedNotice,
): readonly [event: string, content: Fields] {
  const header = (name: string) => String(headers[`wechatpay-${name}`]);
  assert.equal(header('serial'), shop.platformKey.id);
  const text = Formatter.response(header('timestamp'), header('nonce'), raw);
  assert.ok(Rsa.verify(text, header('signature'), shop.platformKey.key));
  const { event_type: event, resource } = JSON.parse(raw) as Notice;
  const { ciphertext, nonce, associated_data: about } = resource;
  const opened = Aes.AesGcm.decrypt(ciphertext, shop.apiV3Key, nonce, about);
  return [event, JSON.parse(opened) as Fields];
}

test('it reads the bill of a day, whose hash is as the gateway said', async () => {
  const { shop, setClock } = sandbox;
  const day = Date.parse('2026-11-23T04:00:00Z');
  setClock(day);
  const now = Math.floor(day / 1_000);
  const native = '/v3/pay/transactions/native';
  const order = { ...orderOf(sandbox), description: '增值, "50" 元' };
  await shop.call('POST', native, order, { timestamp: now });
  await shop.control('POST', `/sandbox/trades/${order.out_trade_no}/pay`);
  setClock(Date.parse('2026-11-24T02:30:00Z'));
  const timestamp = Math.floor(Date.parse('2026-11-24T02:30:00Z') / 1_000);
  const target = '/v3/bill/tradebill?bill_date=2026-11-23&bill_type=ALL';
  const offered = await shop.call('GET', target, undefined, { timestamp });
  const url = new URL(String(offered.body['download_url']));
  const file = await shop.call('GET', `${url.pathname}${url.search}`, undefined, { timestamp });
  const hash = createHash('sha1').update(file.raw).digest('hex');
  assert.equal(hash, offered.body['hash_value']);
  const { rows, summary } = Formatter.castCsvBill(file.raw) as {
    rows: Record<string, string>[];
    summary: Record<string, string>;
  };
  const row = rows.find((one) => one['商户订单号'] === order.out_trade_no);
  assert.equal(row?.['商品名称'], '增值, "50" 元');
  assert.equal(row?.['订单金额'], '50.00');
  assert.equal(row?.['手续费'], '0.30000');
  assert.equal(summary['总交易单数'], String(rows.length));
});

for (const [region, root, refundRoot] of [
  ['hk', 'hk/v3/transactions', 'hk/v3/refunds'],
  ['global', 'v3/global/transactions', 'v3/global/refunds'],
] as const) {
  test(`it takes what the gateway of ${region} signs and seals, too`, async () => {
    const abroad = await startWechat({ region });
    try {
      const { shop, receiver } = abroad;
      const amount = { total: 5_000, currency: 'HKD' };
      const native = { trade_type: 'NATIVE', merchant_category_code: '4814' };
      const order = { ...orderOf(abroad), ...native, amount };
      const orders = shop.library.chain(root);
      const placed = await dataOf(orders.chain('native').post(order, agent));
      assert.match(String(placed['code_url']), /^http/);
      await shop.control('POST', `/sandbox/trades/${order.out_trade_no}/pay`);
      const params = { mchid: shop.mchId };
      const query = () =>
        orders.chain(`out-trade-no/${order.out_trade_no}`).get({ params, ...agent });
      assert.equal((await dataOf(query()))['trade_state'], 'SUCCESS');
      await shop.fault('probe-answer-signature', { match: { outTradeNo: order.out_trade_no } });
      assert.equal(await codeOf(query()), 'EV3_RES_HEADER_SIGNATURE_DIGEST');
      const number = `${order.out_trade_no}_r`;
      const back = {
        ...refundOf(order.out_trade_no, number),
        appid: shop.appId,
        mchid: shop.mchId,
      };
      const refund = { ...back, amount: { refund: 1_000, ...amount } };
      const refunded = await dataOf(shop.library.chain(refundRoot).post(refund, agent));
      assert.ok(refunded['refund_id'] ?? refunded['id'], JSON.stringify(refunded));
      const [notice] = await receiver.waitFor(order.out_trade_no, 1);
      assert.ok(notice);
      assert.equal(openedBy(abroad, notice)[1]['out_trade_no'], order.out_trade_no);
    } finally {
      await abroad.close();
    }
  });
}
