import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { order, paidOrder, scannedOrder } from '../../testing/orders.ts';
import { waitFor } from '../../testing/receiver.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';

let sandbox: Sandbox;

before(async () => {
  sandbox = await startSandbox();
});

afterEach(() => {
  sandbox.receiver.answerWith(200, 'success');
});

after(() => sandbox.close());

/** The SDK signs empty values along; the gateway does not, so they must go first. */
function withoutEmpty(form: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
}

test('the official SDK accepts a payment notice once its empty fields are taken out', async () => {
  const outTradeNo = await paidOrder(sandbox, {
    subject: '增值 100% + 送“10%”',
    passback_params: 'a%3D1%26b%3D%E4%B8%AD',
  });
  const [notice] = await sandbox.receiver.waitFor(outTradeNo, 1);
  assert.ok(notice);
  const { form } = notice;
  const { sdk } = sandbox.shop;
  assert.equal(sdk.checkNotifySignV2(withoutEmpty(form)), true);
  // The SDK's own traps, which the simulator is there to set.
  assert.equal(sdk.checkNotifySignV2(form), false);
  assert.throws(() => sdk.checkNotifySign(withoutEmpty(form)), /URI malformed/);
  assert.equal(form['out_trade_no'], outTradeNo);
  assert.equal(form['subject'], '增值 100% + 送“10%”');
  assert.equal(form['passback_params'], 'a%3D1%26b%3D%E4%B8%AD');
  assert.equal(form['body'], '');
  assert.equal(form['trade_status'], 'TRADE_SUCCESS');
  assert.equal(form['total_amount'], '50.00');
  assert.equal(form['seller_id'], sandbox.shop.sellerId);
  assert.equal(form['app_id'], sandbox.shop.appId);
  assert.match(notice.raw, /subject=%E5%A2%9E%E5%80%BC\+100%25\+%2B/);
});

test('a refund sends trade_status_sync too, with the sum of all refunds', async () => {
  const outTradeNo = await paidOrder(sandbox);
  const refund = (amount: string, outRequestNo: string) =>
    sandbox.shop.sdk.exec('alipay.trade.refund', {
      bizContent: {
        out_trade_no: outTradeNo,
        refund_amount: amount,
        out_request_no: outRequestNo,
      },
    });
  await sandbox.receiver.waitFor(outTradeNo, 1);
  await refund('20.00', 'r1');
  await sandbox.receiver.waitFor(outTradeNo, 2);
  await refund('30.00', 'r2');
  const [, partly, wholly] = await sandbox.receiver.waitFor(outTradeNo, 3);
  assert.ok(partly && wholly);
  const seen = ({ form }: typeof partly) => [
    form['trade_status'],
    form['refund_fee'],
    form['out_biz_no'],
  ];
  assert.deepEqual(seen(partly), ['TRADE_SUCCESS', '20.00', 'r1']);
  assert.deepEqual(seen(wholly), ['TRADE_CLOSED', '50.00', 'r2']);
  assert.match(String(wholly.form['gmt_refund']), /\.\d{3}$/);
  assert.ok(wholly.form['gmt_payment'] && wholly.form['gmt_close']);
  assert.equal(sandbox.shop.sdk.checkNotifySignV2(withoutEmpty(wholly.form)), true);
});

test('a close is told as well, without any payment field', async () => {
  const outTradeNo = await scannedOrder(sandbox);
  await sandbox.shop.sdk.exec('alipay.trade.close', { bizContent: { out_trade_no: outTradeNo } });
  const [notice] = await sandbox.receiver.waitFor(outTradeNo, 1);
  assert.equal(notice?.form['trade_status'], 'TRADE_CLOSED');
  assert.equal(notice?.form['gmt_payment'], undefined);
});

test('only the seven letters of success with HTTP 200 acknowledge a notice', async () => {
  const answers: [number, string][] = [
    [200, 'SUCCESS'],
    [200, 'success\n'],
    [200, '{"code":"SUCCESS"}'],
    [500, 'success'],
    [302, 'success'],
  ];
  for (const [status, body] of answers) {
    sandbox.receiver.answerWith(status, body);
    const outTradeNo = await paidOrder(sandbox);
    const noticeOf = async () => (await sandbox.shop.trade(outTradeNo)).notices[0];
    await waitFor(async () => (await noticeOf())?.deliveries.length === 1);
    assert.equal((await noticeOf())?.state, 'waiting', `${status} ${body}`);
  }
});

test('an order without notify_url is paid without a word', async () => {
  const outTradeNo = await order(sandbox);
  const bizContent = { out_trade_no: `${outTradeNo}x`, total_amount: '5.00', subject: '增值' };
  await sandbox.shop.sdk.exec('alipay.trade.precreate', { bizContent });
  await sandbox.shop.post(`/sandbox/trades/${outTradeNo}x/pay`);
  assert.deepEqual((await sandbox.shop.trade(`${outTradeNo}x`)).notices, []);
});
