import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  newNumber,
  orderOf,
  paidOrder,
  placed,
  refundOf,
  startWechat,
  type WechatSandbox,
} from '../../testing/wechat-sandbox.ts';

let sandbox: WechatSandbox;

before(async () => {
  sandbox = await startWechat();
});

after(() => sandbox.close());

const native = '/v3/pay/transactions/native';
const refunds = '/v3/refund/domestic/refunds';

const place = (order: object, path = native) => sandbox.shop.call('POST', path, order);
const stateOf = async (outTradeNo: string) =>
  (await sandbox.shop.control('GET', `/sandbox/trades/${outTradeNo}`)).body['status'];
const close = (outTradeNo: string) =>
  sandbox.shop.call('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, {
    mchid: sandbox.shop.mchId,
  });

test('what the documents forbid is refused with the field that is wrong', async () => {
  const good = orderOf(sandbox);
  const bad: [Record<string, unknown>, string][] = [
    [{ out_trade_no: 'short' }, '/out_trade_no'],
    [{ out_trade_no: 'x'.repeat(33) }, '/out_trade_no'],
    [{ out_trade_no: 'a/b/c/d' }, '/out_trade_no'],
    [{ description: '' }, '/description'],
    [{ description: '增'.repeat(128) }, '/description'],
    [{ amount: { total: 0 } }, '/total'],
    [{ amount: { total: 0.5 } }, '/total'],
    [{ amount: { total: '5000' } }, '/total'],
    [{ amount: { total: 5_000, currency: 'HKD' } }, '/amount/currency'],
    [{ amount: 5_000 }, '/amount'],
    [{ notify_url: 'https://shop.example/n?a=1' }, '/notify_url'],
    [{ notify_url: 'shop.example' }, '/notify_url'],
    [{ time_expire: '2020-01-01T00:00:00+08:00' }, '/time_expire'],
    [{ time_expire: '2031-02-30 10:00' }, '/time_expire'],
    [{ mchid: '1900000999' }, '/mchid'],
  ];
  for (const [change, field] of bad) {
    const { status, body } = await place({ ...good, ...change });
    assert.deepEqual([status, body['code']], [400, 'PARAM_ERROR'], JSON.stringify(change));
    assert.equal((body['detail'] as { field: string }).field, field);
  }
  const { body } = await place({ ...good, appid: 'wx00000000000000ff' });
  assert.equal(body['code'], 'APPID_MCHID_NOT_MATCH');
  assert.equal((await place(good, '/v3/pay/transactions/h5')).status, 400);
  assert.equal((await place(good, '/v3/pay/transactions/jsapi')).status, 400);
});

test('the same words are the same order, other words under its number are refused', async () => {
  const order = orderOf(sandbox);
  assert.equal((await place(order)).status, 200);
  assert.equal((await place(order)).status, 200);
  for (const change of [{ description: 'other' }, { amount: { total: 1, currency: 'CNY' } }]) {
    const { status, body } = await place({ ...order, ...change });
    assert.deepEqual([status, body['code']], [400, 'INVALID_REQUEST']);
  }
  const { body } = await place(order, '/v3/pay/transactions/app');
  assert.equal(body['message'], '201 商户订单号重复');
});

test('a close ends an unpaid order, not a paid one, and voids an unknown number', async () => {
  const { outTradeNo } = await placed(sandbox);
  assert.equal((await close(outTradeNo)).status, 204);
  assert.equal((await close(outTradeNo)).status, 204);
  assert.equal(await stateOf(outTradeNo), 'CLOSED');
  assert.equal((await place(orderOf(sandbox, outTradeNo))).body['code'], 'ORDER_CLOSED');
  const paid = await paidOrder(sandbox);
  assert.equal((await close(paid)).body['code'], 'ORDERPAID');
  const unheard = newNumber();
  assert.equal((await close(unheard)).status, 204);
  assert.equal((await place(orderOf(sandbox, unheard))).body['code'], 'INVALID_REQUEST');
});

test('an order can be paid until its end, and only a week later closes by itself', async () => {
  const startMs = Date.now();
  sandbox.setClock(startMs);
  const time_expire = new Date(startMs + 60_000).toISOString().replace(/\.\d+Z/, 'Z');
  const { outTradeNo } = await placed(sandbox, { time_expire });
  sandbox.setClock(startMs + 61_000);
  const pay = () => sandbox.shop.control('POST', `/sandbox/trades/${outTradeNo}/pay`);
  assert.equal((await pay()).status, 409);
  assert.equal(await stateOf(outTradeNo), 'NOTPAY');
  sandbox.setClock(startMs + 8 * 24 * 3_600_000);
  assert.equal(await stateOf(outTradeNo), 'CLOSED');
  sandbox.setClock(Date.now());
});

test('refunds: one number moves money once, parts never exceed the whole', async () => {
  const { shop } = sandbox;
  const paid = await paidOrder(sandbox);
  const refund = (number: string, amount?: number) =>
    shop.call('POST', refunds, refundOf(paid, `${paid}_${number}`, amount));
  assert.equal((await refund('a', 3_000)).body['status'], 'SUCCESS');
  assert.equal((await refund('a', 3_000)).body['status'], 'SUCCESS');
  assert.equal((await refund('a', 3_001)).body['code'], 'INVALID_REQUEST');
  assert.equal((await refund('b', 2_001)).body['code'], 'INVALID_REQUEST');
  assert.equal((await refund('b', 2_000)).body['status'], 'SUCCESS');
  const truth = await shop.control('GET', `/sandbox/trades/${paid}`);
  assert.deepEqual([truth.body['refundedAmount'], truth.body['status']], ['50.00', 'REFUND']);
  const other = await shop.call('POST', refunds, refundOf('not_an_order', 'r'));
  assert.equal(other.body['code'], 'RESOURCE_NOT_EXISTS');
  const { outTradeNo } = await placed(sandbox);
  const unpaid = await shop.call('POST', refunds, refundOf(outTradeNo, 'u'));
  assert.equal(unpaid.body['code'], 'INVALID_REQUEST');
});

test('a refund that takes its time ends as told, and holds its part until then', async () => {
  const { shop, receiver } = sandbox;
  for (const [fault, end] of [
    ['refund-pending-then-success', 'SUCCESS'],
    ['refund-pending-then-failed', 'CLOSED'],
    ['refund-pending-then-abnormal', 'ABNORMAL'],
  ] as const) {
    const startMs = Date.now();
    sandbox.setClock(startMs);
    const paid = await paidOrder(sandbox);
    await shop.fault(fault, { match: { outTradeNo: paid }, ms: 60_000 });
    const asked = await shop.call('POST', refunds, refundOf(paid, `${paid}_r`, 4_000));
    assert.equal(asked.body['status'], 'PROCESSING');
    const more = await shop.call('POST', refunds, refundOf(paid, `${paid}_m`, 2_000));
    assert.equal(more.body['code'], 'INVALID_REQUEST');
    sandbox.setClock(startMs + 61_000);
    const timestamp = Math.floor(Date.now() / 1_000) + 61;
    const target = `${refunds}/${paid}_r`;
    const told = await shop.call('GET', target, undefined, { timestamp });
    assert.equal(told.body['status'], end);
    const [, notice] = await receiver.waitFor(paid, 2);
    assert.equal(JSON.parse(notice?.raw ?? '{}').event_type, `REFUND.${end}`);
    const dealt = await shop.control('POST', `/sandbox/trades/${paid}/deal-with-refund`);
    assert.equal(dealt.status, end === 'ABNORMAL' ? 200 : 409);
    const isBack = end !== 'CLOSED';
    assert.equal(dealt.body['refundedAmount'], isBack ? '40.00' : '0.00');
  }
  sandbox.setClock(Date.now());
});

test('what was answered is there after a kill', async () => {
  const { shop } = sandbox;
  const paid = await paidOrder(sandbox);
  await sandbox.restart();
  const target = `/v3/pay/transactions/out-trade-no/${paid}?mchid=${shop.mchId}`;
  const { body, headers } = await shop.call('GET', target);
  assert.equal(body['trade_state'], 'SUCCESS');
  assert.equal(headers['wechatpay-serial'], shop.platformKey.id);
});
