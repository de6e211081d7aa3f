import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, afterEach, before, test } from 'node:test';
import { order, paidOrder, scannedOrder } from '../../testing/orders.ts';
import { waitFor } from '../../testing/receiver.ts';
import { openShop } from '../../testing/shop.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';

let sandbox: Sandbox;

before(async () => {
  sandbox = await startSandbox();
});

afterEach(() => {
  sandbox.setClock(Date.now(), 1);
});

after(() => sandbox.close());

function isGenuine(form: Record<string, string>): boolean {
  const present = Object.entries(form).filter(([, value]) => value !== '');
  return sandbox.shop.sdk.checkNotifySignV2(Object.fromEntries(present));
}

/** Between one notice and its duplicate a second may begin, of which both tell. */
function contentOf(form: Record<string, string> = {}): Record<string, string> {
  return { ...form, notify_time: '', sign: '' };
}

async function api(method: string, bizContent: Record<string, unknown>) {
  const answer: Record<string, unknown> = await sandbox.shop.sdk.exec(method, { bizContent });
  return answer;
}

const refund = (outTradeNo: string, amount = '5.00') =>
  api('alipay.trade.refund', {
    out_trade_no: outTradeNo,
    refund_amount: amount,
    out_request_no: 'r1',
  });

/** A paid order whose payment notice is struck by the fault. */
async function struckOrder(fault: string, more: Record<string, unknown> = {}): Promise<string> {
  const outTradeNo = await order(sandbox);
  await sandbox.shop.fault(fault, { match: { outTradeNo }, ...more });
  await sandbox.shop.post(`/sandbox/trades/${outTradeNo}/pay`);
  return outTradeNo;
}

test('notice-duplicate: the same notice twice at once', async () => {
  const outTradeNo = await struckOrder('notice-duplicate');
  const [one, two] = await sandbox.receiver.waitFor(outTradeNo, 2);
  assert.deepEqual(contentOf(one?.form), contentOf(two?.form));
  assert.ok(isGenuine(one?.form ?? {}) && isGenuine(two?.form ?? {}));
});

test('notice-missing: only the query tells', async () => {
  const outTradeNo = await struckOrder('notice-missing');
  const { notices, isPaid } = await sandbox.shop.trade(outTradeNo);
  assert.deepEqual([notices[0]?.state, isPaid], ['dropped', true]);
  const found = await api('alipay.trade.query', { out_trade_no: outTradeNo });
  assert.equal(found['trade_status'], 'TRADE_SUCCESS');
  assert.equal(sandbox.receiver.of(outTradeNo).length, 0);
});

const spoilt: [string, string, string][] = [
  ['notice-wrong-amount', 'total_amount', '51.00'],
  ['notice-wrong-seller', 'seller_id', '2088999999999999'],
  ['notice-wrong-app', 'app_id', '2021999999999999'],
];

for (const [fault, field, value] of spoilt) {
  test(`${fault}: well signed, with another ${field}`, async () => {
    const outTradeNo = await struckOrder(fault);
    const [notice] = await sandbox.receiver.waitFor(outTradeNo, 1);
    assert.equal(notice?.form[field], value);
    assert.ok(isGenuine(notice?.form ?? {}));
  });
}

test('notice-tampered-signature: the signature fits no longer', async () => {
  const outTradeNo = await struckOrder('notice-tampered-signature');
  const [notice] = await sandbox.receiver.waitFor(outTradeNo, 1);
  assert.equal(isGenuine(notice?.form ?? {}), false);
});

test('a fault that spoils one delivery leaves the next one right', async () => {
  sandbox.setClock(Date.now(), 0);
  sandbox.receiver.answerWith(400, 'no');
  const outTradeNo = await struckOrder('notice-wrong-amount', { deliveries: 1 });
  await waitFor(async () => {
    const [notice] = (await sandbox.shop.trade(outTradeNo)).notices;
    return notice?.deliveries.length === 1;
  });
  sandbox.receiver.answerWith(200, 'success');
  sandbox.setClock(Date.now() + 241_000, 0);
  const [wrong, right] = await sandbox.receiver.waitFor(outTradeNo, 2);
  assert.deepEqual([wrong?.form['total_amount'], right?.form['total_amount']], ['51.00', '50.00']);
});

test('notice-late: comes when the one clock says so', async () => {
  const startMs = Date.now();
  sandbox.setClock(startMs, 0);
  const outTradeNo = await struckOrder('notice-late', { ms: 90_000 });
  sandbox.setClock(startMs + 89_999, 0);
  await sandbox.shop.trade(outTradeNo);
  assert.equal(sandbox.receiver.of(outTradeNo).length, 0);
  sandbox.setClock(startMs + 90_000, 0);
  await sandbox.receiver.waitFor(outTradeNo, 1);
});

test('notices-out-of-order: the refund is told before the payment', async () => {
  const outTradeNo = await struckOrder('notices-out-of-order', {});
  await refund(outTradeNo);
  const received = await sandbox.receiver.waitFor(outTradeNo, 2);
  const fees = received.map(({ form }) => form['refund_fee']);
  assert.deepEqual(fees, ['5.00', undefined]);
});

test('notices-out-of-order: without a later notice the held one comes in the end', async () => {
  const startMs = Date.now();
  sandbox.setClock(startMs, 0);
  const outTradeNo = await struckOrder('notices-out-of-order', { ms: 10_000 });
  sandbox.setClock(startMs + 10_000, 0);
  await sandbox.receiver.waitFor(outTradeNo, 1);
});

test('without a fault the answer comes before the notice, with it after', async () => {
  const events: string[] = [];
  const merchant = createServer((request, response) => {
    events.push('notice');
    request.resume().on('end', () => setTimeout(() => response.end('success'), 30));
  });
  await new Promise<void>((resolve) => merchant.listen(0, '127.0.0.1', resolve));
  const bound = merchant.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const outTradeNo = await order({
    ...sandbox,
    receiver: { ...sandbox.receiver, url: `http://127.0.0.1:${port}/n` },
  });
  await sandbox.shop.fault('notice-before-sync-answer', {
    match: { outTradeNo, method: 'notice.refund' },
  });
  await sandbox.shop.post(`/sandbox/trades/${outTradeNo}/pay`);
  events.push('paid');
  await waitFor(() => events.length === 2);
  await refund(outTradeNo);
  events.push('refunded');
  assert.deepEqual(events, ['paid', 'notice', 'notice', 'refunded']);
  await new Promise((resolve) => merchant.close(resolve));
});

test('late-success-after-close: the money comes although the close was answered', async () => {
  const startMs = Date.now();
  sandbox.setClock(startMs, 0);
  const outTradeNo = await scannedOrder(sandbox);
  await sandbox.shop.fault('late-success-after-close', { match: { outTradeNo }, ms: 60_000 });
  const closed = await api('alipay.trade.close', { out_trade_no: outTradeNo });
  assert.equal(closed['code'], '10000');
  const between = await api('alipay.trade.query', { out_trade_no: outTradeNo });
  assert.equal(between['trade_status'], 'TRADE_CLOSED');
  sandbox.setClock(startMs + 60_000, 0);
  const after = await api('alipay.trade.query', { out_trade_no: outTradeNo });
  assert.equal(after['trade_status'], 'TRADE_SUCCESS');
  const statuses = (await sandbox.receiver.waitFor(outTradeNo, 2)).map(
    ({ form }) => form['trade_status'],
  );
  assert.deepEqual(statuses, ['TRADE_CLOSED', 'TRADE_SUCCESS']);
  assert.equal((await refund(outTradeNo, '50.00'))['fund_change'], 'Y');
});

const pendingRefunds: [string, string | undefined, string][] = [
  ['refund-pending-then-success', 'REFUND_SUCCESS', '5.00'],
  ['refund-pending-then-failed', undefined, '0.00'],
];

for (const [fault, status, refunded] of pendingRefunds) {
  test(`${fault}: neither done nor failed at first`, async () => {
    const startMs = Date.now();
    sandbox.setClock(startMs, 0);
    const outTradeNo = await paidOrder(sandbox);
    await sandbox.shop.fault(fault, { match: { outTradeNo }, ms: 30_000 });
    assert.equal((await refund(outTradeNo))['fund_change'], 'N');
    const ask = () =>
      api('alipay.trade.fastpay.refund.query', {
        out_trade_no: outTradeNo,
        out_request_no: 'r1',
      });
    const pending = await ask();
    assert.deepEqual([pending['code'], pending['refund_status']], ['10000', undefined]);
    assert.equal((await refund(outTradeNo))['fund_change'], 'N');
    sandbox.setClock(startMs + 30_000, 0);
    assert.equal((await ask())['refund_status'], status);
    assert.equal((await sandbox.shop.trade(outTradeNo)).refundedAmount, refunded);
    await refund(outTradeNo);
    const again = await sandbox.shop.trade(outTradeNo);
    assert.deepEqual([again.refundedAmount, again.refunds.length], ['5.00', 1]);
  });
}

test('a rotated key is shown at once and signs once its grace time is over', async () => {
  const startMs = Date.now();
  sandbox.setClock(startMs, 0);
  const before = sandbox.shop.alipayPublicKey;
  const rotated = await sandbox.shop.post('/sandbox/rotate-key', { graceMs: 60_000 });
  assert.notEqual(rotated.body['alipayPublicKey'], before);
  const renewed = await openShop(sandbox.shop.address);
  assert.equal(renewed.alipayPublicKey, rotated.body['alipayPublicKey']);
  const isSignedFor = async (shop: typeof renewed) => {
    const bizContent = { out_trade_no: 'none' };
    const call = shop.sdk.exec('alipay.trade.query', { bizContent }, { validateSign: true });
    return call.then(
      () => true,
      () => false,
    );
  };
  assert.deepEqual([await isSignedFor(sandbox.shop), await isSignedFor(renewed)], [true, false]);
  sandbox.setClock(startMs + 60_000, 0);
  assert.deepEqual([await isSignedFor(sandbox.shop), await isSignedFor(renewed)], [false, true]);
  const outTradeNo = await paidOrder(sandbox);
  const [notice] = await sandbox.receiver.waitFor(outTradeNo, 1);
  assert.equal(isGenuine(notice?.form ?? {}), false);
});
