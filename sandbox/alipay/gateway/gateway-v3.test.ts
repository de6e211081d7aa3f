import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AlipayRequestError } from 'alipay-sdk';
import { newNumber, order, paidOrder, scannedOrder } from '../../testing/orders.ts';
import { sendV3 } from '../../testing/raw-request.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';

let sandbox: Sandbox;

before(async () => {
  sandbox = await startSandbox();
});

after(() => sandbox.close());

/** One v3 call by the official SDK, which always verifies the signature of the answer. */
async function curl(path: string, body: Record<string, unknown>) {
  const answer = await sandbox.shop.sdk.curl('POST', `/v3/alipay/trade/${path}`, { body });
  const data: Record<string, unknown> = { ...answer.data };
  return data;
}

function isRefused(code: string, status: number) {
  return (error: unknown) => {
    assert.ok(error instanceof AlipayRequestError);
    assert.deepEqual([error.code, error.responseHttpStatus], [code, status]);
    return true;
  };
}

test('an order goes its whole way over v3', async () => {
  const outTradeNo = newNumber();
  const made = await curl('precreate', {
    out_trade_no: outTradeNo,
    total_amount: '12.30',
    subject: '增值 100% + 送',
    notify_url: sandbox.receiver.url,
  });
  assert.match(String(made['qr_code']), /\/qr\/[0-9a-f]{32}$/);
  await assert.rejects(
    curl('query', { out_trade_no: outTradeNo }),
    isRefused('ACQ.TRADE_NOT_EXIST', 400),
  );
  await sandbox.shop.post(`/sandbox/trades/${outTradeNo}/pay`);
  const found = await curl('query', { out_trade_no: outTradeNo });
  assert.equal(found['trade_status'], 'TRADE_SUCCESS');
  assert.equal(found['code'], undefined);
  const refunded = await curl('refund', {
    out_trade_no: outTradeNo,
    refund_amount: '2.30',
    out_request_no: 'r1',
  });
  assert.equal(refunded['fund_change'], 'Y');
  const asked = await curl('fastpay/refund/query', {
    out_trade_no: outTradeNo,
    out_request_no: 'r1',
  });
  assert.equal(asked['refund_status'], 'REFUND_SUCCESS');
  const [notice] = await sandbox.receiver.waitFor(outTradeNo, 2);
  assert.equal(notice?.form['subject'], '增值 100% + 送');
});

test('v3 closes and cancels', async () => {
  const waiting = await scannedOrder(sandbox);
  assert.equal((await curl('close', { out_trade_no: waiting }))['out_trade_no'], waiting);
  const paid = await paidOrder(sandbox);
  assert.equal((await curl('cancel', { out_trade_no: paid }))['action'], 'refund');
  await assert.rejects(
    curl('close', { out_trade_no: waiting }),
    isRefused('ACQ.TRADE_HAS_CLOSE', 400),
  );
});

test('what the real gateway refuses is refused, with the code it uses', async () => {
  const { shop } = sandbox;
  const nowMs = Date.now();
  const withoutHeader = await sendV3(shop, { header: () => undefined });
  assert.deepEqual(
    [withoutHeader.status, withoutHeader.fields['code']],
    [400, 'missing-timestamp'],
  );
  const cases: [Parameters<typeof sendV3>[1], string][] = [
    [{ appId: '2021999900000000' }, 'invalid-app-id'],
    [{ header: (made) => made.replace(/,sign=.*/, '') }, 'missing-signature'],
    [{ header: (made) => made.replace('ALIPAY-', 'OTHER-') }, 'missing-signature'],
    [{ header: (made) => made.replace(/nonce=[^,]*,/, '') }, 'invalid-parameter'],
    [{ header: (made) => made.replace(/nonce=./, 'nonce=_') }, 'invalid-signature'],
    [{ sentBody: '{"out_trade_no":"other"}' }, 'invalid-signature'],
    [{ timestamp: String(nowMs - 11 * 60_000) }, 'invalid-timestamp'],
    [{ timestamp: String(nowMs + 11 * 60_000) }, 'invalid-timestamp'],
    [{ timestamp: 'now' }, 'invalid-timestamp'],
    [{ body: 'not json' }, 'illegal-json'],
    [{ body: '[]' }, 'illegal-json'],
    [{ contentType: 'text/plain' }, 'invalid-content-type'],
    [{ body: '{"notify_url":"ftp://x"}' }, 'invalid-parameter'],
    [{ body: '{"notify_url":7}' }, 'invalid-parameter'],
    [{ body: '{}' }, 'ACQ.INVALID_PARAMETER'],
  ];
  for (const [request, code] of cases) {
    const answer = await sendV3(shop, request);
    assert.deepEqual([answer.status, answer.fields['code']], [400, code], JSON.stringify(request));
    assert.ok(Array.isArray(answer.fields['links']));
  }
});

test('an answer to an app that is not known is not signed, any other is', async () => {
  const unknown = await sendV3(sandbox.shop, { appId: '2021999900000000' });
  assert.equal(unknown.isSigned, false);
  assert.equal((await sendV3(sandbox.shop)).isSigned, true);
});

test('the signature covers the path with its query', async () => {
  const path = '/v3/alipay/trade/query?extra=1%2F2';
  assert.equal((await sendV3(sandbox.shop, { path })).fields['code'], 'ACQ.TRADE_NOT_EXIST');
});

test('a v3 path takes its own verb alone, and pages have none', async () => {
  const answer = await sandbox.shop.get('/v3/alipay/trade/query');
  assert.equal(answer.status, 405);
  assert.equal((await sandbox.shop.post('/v3/alipay/user/agreement/query')).status, 405);
  assert.equal((await sandbox.shop.post('/v3/alipay/trade/page/pay')).status, 404);
  await order(sandbox);
});

test('a GET has its parameters in the signed query, and v3 has names of its own', async () => {
  const { sdk } = sandbox.shop;
  const bill = '/v3/alipay/data/dataservice/bill/downloadurl/query';
  const query = { bill_type: 'trade', bill_date: '2001-02-03' };
  await assert.rejects(sdk.curl('GET', bill, { query }), isRefused('BILL_NOT_EXIST', 400));
  const agreement = '/v3/alipay/user/agreement';
  const named = { agreement_no: '20990101000000000001' };
  await assert.rejects(
    sdk.curl('GET', `${agreement}/query`, { query: named }),
    isRefused('USER_AGREEMENT_NOT_EXIST', 400),
  );
  await assert.rejects(
    sdk.curl('POST', `${agreement}/unsign`, { body: named }),
    isRefused('AGREEMENT_NOT_EXIST', 400),
  );
});
