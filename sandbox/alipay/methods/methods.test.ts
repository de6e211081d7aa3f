import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newNumber, order, paidOrder, scannedOrder } from '../../testing/orders.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';

let sandbox: Sandbox;

before(async () => {
  sandbox = await startSandbox();
});

after(() => sandbox.close());

/** One call by the official SDK, which verifies the signature of the answer. */
async function call(method: string, bizContent: Record<string, unknown>) {
  const options = { validateSign: true };
  const answer = await sandbox.shop.sdk.exec(method, { bizContent }, options);
  const fields: Record<string, unknown> = { ...answer };
  return fields;
}

const refund = (outTradeNo: string, amount: string, outRequestNo?: string) =>
  call('alipay.trade.refund', {
    out_trade_no: outTradeNo,
    refund_amount: amount,
    ...(outRequestNo === undefined ? {} : { out_request_no: outRequestNo }),
  });

test('precreate makes no trade until the buyer scans the code', async () => {
  const outTradeNo = await order(sandbox);
  const unseen = await call('alipay.trade.query', { out_trade_no: outTradeNo });
  assert.equal(unseen['sub_code'], 'ACQ.TRADE_NOT_EXIST');
  assert.equal(unseen['receipt_amount'], '0.00');
  await sandbox.shop.post(`/sandbox/trades/${outTradeNo}/scan`);
  const seen = await call('alipay.trade.query', { out_trade_no: outTradeNo });
  assert.equal(seen['trade_status'], 'WAIT_BUYER_PAY');
  assert.equal(seen['buyer_pay_amount'], '0.00');
});

test('a query of a paid trade carries the documented fields', async () => {
  const outTradeNo = await paidOrder(sandbox);
  const found = await call('alipay.trade.query', { out_trade_no: outTradeNo });
  assert.equal(found['code'], '10000');
  assert.equal(found['trade_status'], 'TRADE_SUCCESS');
  assert.equal(found['total_amount'], '50.00');
  assert.equal(found['receipt_amount'], '50.00');
  assert.match(String(found['trade_no']), /^\d{28}$/);
  assert.match(String(found['send_pay_date']), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  assert.match(String(found['buyer_logon_id']), /\*\*\*\*/);
  const byTradeNo = await call('alipay.trade.query', { trade_no: found['trade_no'] });
  assert.equal(byTradeNo['out_trade_no'], outTradeNo);
});

test('a number can be ordered again with the same terms and paid once', async () => {
  const terms = { out_trade_no: newNumber(), total_amount: '10.00', subject: '增值' };
  assert.equal((await call('alipay.trade.precreate', terms))['code'], '10000');
  assert.equal((await call('alipay.trade.precreate', terms))['code'], '10000');
  const pay = `/sandbox/trades/${terms.out_trade_no}/pay`;
  assert.equal((await sandbox.shop.post(pay)).status, 200);
  assert.equal((await sandbox.shop.post(pay)).status, 409);
  const again = await call('alipay.trade.precreate', terms);
  assert.equal(again['sub_code'], 'ACQ.TRADE_HAS_SUCCESS');
});

test('the same number with another amount or subject is refused', async () => {
  const outTradeNo = await order(sandbox);
  const other = { out_trade_no: outTradeNo, total_amount: '50.01', subject: '增值50元' };
  const refused = await call('alipay.trade.precreate', other);
  assert.equal(refused['sub_code'], 'ACQ.CONTEXT_INCONSISTENT');
  const renamed = { ...other, total_amount: '50.00', subject: '另一件' };
  const also = await call('alipay.trade.precreate', renamed);
  assert.equal(also['sub_code'], 'ACQ.CONTEXT_INCONSISTENT');
});

test('fields that the documents forbid are refused and open no payment page', async () => {
  const good = { out_trade_no: newNumber(), total_amount: '10.00', subject: '增值' };
  const bad: [Record<string, unknown>, string][] = [
    [{ out_trade_no: '' }, 'ACQ.INVALID_PARAMETER'],
    [{ out_trade_no: 'a/b' }, 'ACQ.INVALID_PARAMETER'],
    [{ out_trade_no: 'x'.repeat(65) }, 'ACQ.INVALID_PARAMETER'],
    [{ total_amount: '10.001' }, 'ACQ.INVALID_PARAMETER'],
    [{ total_amount: '-1.00' }, 'ACQ.INVALID_PARAMETER'],
    [{ total_amount: '1e3' }, 'ACQ.INVALID_PARAMETER'],
    [{ total_amount: 0.1 + 0.2 }, 'ACQ.INVALID_PARAMETER'],
    [{ total_amount: '0.00' }, 'ACQ.TOTAL_FEE_EXCEED'],
    [{ total_amount: '100000000.01' }, 'ACQ.TOTAL_FEE_EXCEED'],
    [{ subject: 'a&b' }, 'ACQ.INVALID_PARAMETER'],
    [{ subject: 'x'.repeat(257) }, 'ACQ.INVALID_PARAMETER'],
    [{ product_code: 'QUICK_WAP_WAY' }, 'ACQ.INVALID_PARAMETER'],
    [{ seller_id: '2088000000000009' }, 'ACQ.INVALID_PARAMETER'],
    [{ passback_params: 'a=b' }, 'ACQ.INVALID_PARAMETER'],
    [{ passback_params: '%zz' }, 'ACQ.INVALID_PARAMETER'],
    [{ timeout_express: '16d' }, 'ACQ.INVALID_PARAMETER'],
    [{ timeout_express: 'soon' }, 'ACQ.INVALID_PARAMETER'],
    [{ time_expire: '2031-02-30 10:00:00' }, 'ACQ.INVALID_PARAMETER'],
    [{ time_expire: '2020-01-01 10:00:00' }, 'ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR'],
  ];
  for (const [change, subCode] of bad) {
    const answer = await call('alipay.trade.precreate', { ...good, ...change });
    assert.equal(answer['sub_code'], subCode, JSON.stringify(change));
  }
  assert.equal((await sandbox.shop.get(`/sandbox/trades/${good.out_trade_no}`)).status, 404);
});

test('the smallest and the largest amount and the longest number are taken', async () => {
  const longest = newNumber().padEnd(64, 'x');
  for (const [number, amount] of [
    [longest, '0.01'],
    [newNumber(), '100000000'],
    [newNumber(), '88.8'],
  ]) {
    const terms = { out_trade_no: number, total_amount: amount, subject: '增值' };
    assert.equal((await call('alipay.trade.precreate', terms))['code'], '10000', amount);
  }
});

test('close ends an unpaid trade and is refused for every other', async () => {
  const waiting = await scannedOrder(sandbox);
  assert.equal((await call('alipay.trade.close', { out_trade_no: waiting }))['code'], '10000');
  const again = await call('alipay.trade.close', { out_trade_no: waiting });
  assert.equal(again['sub_code'], 'ACQ.TRADE_HAS_CLOSE');
  assert.equal((await sandbox.shop.post(`/sandbox/trades/${waiting}/pay`)).status, 409);
  const reordered = { out_trade_no: waiting, total_amount: '50.00', subject: '增值50元' };
  const reopened = await call('alipay.trade.precreate', reordered);
  assert.equal(reopened['sub_code'], 'ACQ.TRADE_HAS_CLOSE');

  const paid = await paidOrder(sandbox);
  const late = await call('alipay.trade.close', { out_trade_no: paid });
  assert.equal(late['sub_code'], 'ACQ.TRADE_STATUS_ERROR');
  await refund(paid, '50.00');
  const refunded = await call('alipay.trade.close', { out_trade_no: paid });
  assert.equal(refunded['sub_code'], 'ACQ.REASON_TRADE_STATUS_INVALID');
});

test('a code that nobody scanned cannot be closed and can still be paid', async () => {
  const outTradeNo = await order(sandbox);
  const refused = await call('alipay.trade.close', { out_trade_no: outTradeNo });
  assert.equal(refused['sub_code'], 'ACQ.TRADE_NOT_EXIST');
  assert.equal((await sandbox.shop.post(`/sandbox/trades/${outTradeNo}/pay`)).status, 200);
});

test('cancel closes, refunds, or kills the unscanned code', async () => {
  const unseen = await order(sandbox);
  const voided = await call('alipay.trade.cancel', { out_trade_no: unseen });
  assert.deepEqual([voided['code'], voided['action']], ['10000', undefined]);
  assert.equal((await sandbox.shop.post(`/sandbox/trades/${unseen}/pay`)).status, 409);

  const waiting = await scannedOrder(sandbox);
  const closed = await call('alipay.trade.cancel', { out_trade_no: waiting });
  assert.deepEqual([closed['action'], closed['retry_flag']], ['close', 'N']);

  const paid = await paidOrder(sandbox);
  const undone = await call('alipay.trade.cancel', { out_trade_no: paid });
  assert.equal(undone['action'], 'refund');
  assert.equal((await sandbox.shop.trade(paid)).refundedAmount, '50.00');
  const repeated = await call('alipay.trade.cancel', { out_trade_no: paid });
  assert.equal(repeated['action'], 'refund');
  assert.equal((await sandbox.shop.trade(paid)).refunds.length, 1);
});

test('a refund moves money once per request number', async () => {
  const outTradeNo = await paidOrder(sandbox);
  const first = await refund(outTradeNo, '20.00', 'r1');
  assert.deepEqual([first['fund_change'], first['refund_fee']], ['Y', '20.00']);
  const repeated = await refund(outTradeNo, '20.00', 'r1');
  assert.deepEqual([repeated['fund_change'], repeated['refund_fee']], ['N', '20.00']);
  const other = await refund(outTradeNo, '21.00', 'r1');
  assert.equal(other['sub_code'], 'ACQ.DISCORDANT_REPEAT_REQUEST');
  const tooMuch = await refund(outTradeNo, '30.01', 'r2');
  assert.equal(tooMuch['sub_code'], 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
  const rest = await refund(outTradeNo, '30.00', 'r2');
  assert.deepEqual([rest['refund_fee'], rest['send_back_fee']], ['50.00', '30.00']);
});

test('a full refund closes the trade and its repeat still says that it was done', async () => {
  const outTradeNo = await paidOrder(sandbox);
  await refund(outTradeNo, '50.00', 'all');
  const found = await call('alipay.trade.query', { out_trade_no: outTradeNo });
  assert.equal(found['trade_status'], 'TRADE_CLOSED');
  assert.equal((await refund(outTradeNo, '50.00', 'all'))['fund_change'], 'N');
  const more = await refund(outTradeNo, '1.00', 'more');
  assert.equal(more['sub_code'], 'ACQ.TRADE_HAS_CLOSE');
});

test('what was not paid cannot be refunded, nor a part without a request number', async () => {
  const unseen = await order(sandbox);
  assert.equal((await refund(unseen, '1.00', 'r'))['sub_code'], 'ACQ.TRADE_NOT_EXIST');
  const waiting = await scannedOrder(sandbox);
  assert.equal((await refund(waiting, '1.00', 'r'))['sub_code'], 'ACQ.TRADE_STATUS_ERROR');
  const paid = await paidOrder(sandbox);
  assert.equal((await refund(paid, '1.00'))['sub_code'], 'ACQ.INVALID_PARAMETER');
  assert.equal((await refund(paid, '50.00'))['fund_change'], 'Y');
});

test('the refund query says REFUND_SUCCESS for a refund and nothing of an unknown', async () => {
  const outTradeNo = await paidOrder(sandbox);
  await refund(outTradeNo, '5.00', 'r1');
  const name = 'alipay.trade.fastpay.refund.query';
  const found = await call(name, { out_trade_no: outTradeNo, out_request_no: 'r1' });
  assert.equal(found['refund_status'], 'REFUND_SUCCESS');
  assert.equal(found['refund_amount'], '5.00');
  const unknown = await call(name, { out_trade_no: outTradeNo, out_request_no: 'r9' });
  assert.deepEqual(Object.keys(unknown).sort(), ['code', 'msg']);
  const noTrade = await call(name, { out_trade_no: newNumber(), out_request_no: 'r1' });
  assert.equal(noTrade['sub_code'], 'ACQ.TRADE_NOT_EXIST');
});

test('another seller cannot see a trade by either of its numbers', async () => {
  const outTradeNo = await paidOrder(sandbox);
  const found = await call('alipay.trade.query', { out_trade_no: outTradeNo });
  const { publicKey, sdk } = sandbox.shop;
  const other = { appId: '2021000000000007', sellerId: '2088000000000007' };
  await sandbox.shop.post('/sandbox/merchants', { ...other, appPublicKeyPem: publicKey });
  const before = sdk.config.appId;
  sdk.config.appId = other.appId;
  for (const bizContent of [{ out_trade_no: outTradeNo }, { trade_no: found['trade_no'] }]) {
    const hidden = await sdk.exec('alipay.trade.query', { bizContent });
    assert.equal(hidden['sub_code'], 'ACQ.TRADE_NOT_EXIST');
  }
  sdk.config.appId = before;
});
