import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { order, paidOrder, scannedOrder } from '../../testing/orders.ts';
import { waitFor } from '../../testing/receiver.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';

let sandbox: Sandbox;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

before(async () => {
  sandbox = await startSandbox(['--refund-window-days', '30']);
});

after(() => sandbox.close());

/** Stops the clock at the real present, so that signed requests are in time. */
function stopClockNow(): number {
  const nowMs = Date.now();
  sandbox.setClock(nowMs, 0);
  return nowMs;
}

async function deliveriesOf(outTradeNo: string) {
  const { notices } = await sandbox.shop.trade(outTradeNo);
  return notices[0]?.deliveries ?? [];
}

test('a refused notice comes again after 4, 10, 10, 60, 120, 360 and 900 minutes', async () => {
  const startMs = stopClockNow();
  sandbox.receiver.answerWith(500, 'not now');
  const outTradeNo = await paidOrder(sandbox);
  await waitFor(async () => (await deliveriesOf(outTradeNo)).length === 1);
  let atMs = startMs;
  for (const [index, minutes] of [4, 10, 10, 60, 120, 360, 900].entries()) {
    sandbox.setClock(atMs + minutes * minuteMs - 1, 0);
    await sandbox.shop.get('/sandbox/trades');
    assert.equal((await deliveriesOf(outTradeNo)).length, index + 1);
    atMs += minutes * minuteMs;
    sandbox.setClock(atMs, 0);
    await waitFor(async () => (await deliveriesOf(outTradeNo)).length === index + 2);
  }
  sandbox.setClock(atMs + 3 * dayMs, 0);
  const { notices } = await sandbox.shop.trade(outTradeNo);
  assert.equal(notices[0]?.state, 'given-up');
  const received = sandbox.receiver.of(outTradeNo);
  assert.equal(received.length, 8);
  assert.equal(new Set(received.map(({ form }) => form['notify_id'])).size, 1);
  assert.equal(new Set(received.map(({ form }) => form['notify_time'])).size, 8);
});

test('on a fast clock the ladder goes by itself and ends with the first success', async () => {
  sandbox.setClock(Date.now(), 0);
  sandbox.receiver.answerWith(500, 'not now');
  const outTradeNo = await paidOrder(sandbox);
  await waitFor(async () => (await deliveriesOf(outTradeNo)).length === 1);
  // A thousand seconds in one: the first three retries are over within a second and a half.
  sandbox.setClock(Date.now(), 1_000);
  await waitFor(async () => (await deliveriesOf(outTradeNo)).length === 3);
  sandbox.receiver.answerWith(200, 'success');
  await waitFor(async () => (await sandbox.shop.trade(outTradeNo)).notices[0]?.state !== 'waiting');
  const outcomes = (await deliveriesOf(outTradeNo)).map((delivery) => delivery.outcome);
  assert.deepEqual(outcomes, ['500 not now', '500 not now', '500 not now', 'success']);
});

test('an unpaid trade closes at its time, is told, and can no longer be paid', async () => {
  const startMs = stopClockNow();
  sandbox.receiver.answerWith(200, 'success');
  const outTradeNo = await scannedOrder(sandbox, { timeout_express: '5m' });
  sandbox.setClock(startMs + 5 * minuteMs - 1, 0);
  assert.equal((await sandbox.shop.trade(outTradeNo)).status, 'WAIT_BUYER_PAY');
  sandbox.setClock(startMs + 5 * minuteMs, 0);
  assert.equal((await sandbox.shop.trade(outTradeNo)).status, 'TRADE_CLOSED');
  await waitFor(async () => (await sandbox.shop.trade(outTradeNo)).notices[0]?.state !== 'waiting');
  assert.equal((await sandbox.shop.post(`/sandbox/trades/${outTradeNo}/pay`)).status, 409);
});

test('an unscanned code expires without ever becoming a trade', async () => {
  const startMs = stopClockNow();
  const outTradeNo = await order(sandbox);
  sandbox.setClock(startMs + 120 * minuteMs, 0);
  assert.equal((await sandbox.shop.post(`/sandbox/trades/${outTradeNo}/pay`)).status, 409);
  assert.equal((await sandbox.shop.trade(outTradeNo)).status, null);
});

test('a trade is finished after the refund window and gives nothing back', async () => {
  const startMs = stopClockNow();
  const outTradeNo = await paidOrder(sandbox);
  sandbox.setClock(startMs + 30 * dayMs, 0);
  const found = await sandbox.shop.trade(outTradeNo);
  assert.equal(found.status, 'TRADE_FINISHED');
  assert.deepEqual(
    found.notices.map((notice) => notice.cause),
    ['pay', 'finish'],
  );
  stopClockNow();
  const refused = await sandbox.shop.sdk.exec('alipay.trade.refund', {
    bizContent: { out_trade_no: outTradeNo, refund_amount: '50.00', out_request_no: 'r' },
  });
  assert.equal(refused['sub_code'], 'ACQ.TRADE_HAS_FINISHED');
});

test('the timestamp of a request is judged by the one clock', async () => {
  sandbox.setClock(Date.now() + 20 * minuteMs, 1);
  const bizContent = { out_trade_no: 'none' };
  const refused = await sandbox.shop.sdk.exec('alipay.trade.query', { bizContent });
  assert.equal(refused['sub_code'], 'isv.invalid-timestamp');
  stopClockNow();
  const taken = await sandbox.shop.sdk.exec('alipay.trade.query', { bizContent });
  assert.equal(taken['sub_code'], 'ACQ.TRADE_NOT_EXIST');
});
