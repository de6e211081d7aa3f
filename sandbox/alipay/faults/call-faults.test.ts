import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { newNumber, paidOrder } from '../../testing/orders.ts';
import { type RawAnswer, sendV2, sendV3 } from '../../testing/raw-request.ts';
import { waitFor } from '../../testing/receiver.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';

let sandbox: Sandbox;

before(async () => {
  sandbox = await startSandbox();
});

after(() => sandbox.close());

const bodyOf = (outTradeNo: string) =>
  JSON.stringify({ out_trade_no: outTradeNo, refund_amount: '5.00', out_request_no: 'r1' });

const versions: ['v2' | 'v3', (outTradeNo: string) => Promise<RawAnswer>][] = [
  [
    'v2',
    (outTradeNo) =>
      sendV2(sandbox.shop, { method: 'alipay.trade.refund', biz_content: bodyOf(outTradeNo) }),
  ],
  [
    'v3',
    (outTradeNo) =>
      sendV3(sandbox.shop, { path: '/v3/alipay/trade/refund', body: bodyOf(outTradeNo) }),
  ],
];

/** Long enough to be sure that nothing comes, and so long that a busy machine answers in time. */
const [briefMs, longMs] = [300, 60_000];

/** What the caller sees: the codes, or the kind of failure. */
async function seen(answer: Promise<RawAnswer>, patienceMs = longMs): Promise<string> {
  const patience = delay(patienceMs, 'silence' as const, { ref: false });
  try {
    const got = await Promise.race([answer, patience]);
    if (got === 'silence') return got;
    const { fields } = got;
    if (got.status === 500) return String(fields['code'] ?? 500);
    return String(fields['sub_code'] ?? fields['code'] ?? 'fine');
  } catch (error) {
    return error instanceof SyntaxError ? 'unreadable' : 'reset';
  }
}

const cases: [string, { v2: string; v3: string }, boolean][] = [
  ['timeout-before-effect', { v2: 'silence', v3: 'silence' }, false],
  ['timeout-after-effect', { v2: 'silence', v3: 'silence' }, true],
  ['reset-before-effect', { v2: 'reset', v3: 'reset' }, false],
  ['reset-after-effect', { v2: 'reset', v3: 'reset' }, true],
  ['500-before-effect', { v2: 'unreadable', v3: 'unreadable' }, false],
  ['500-after-effect', { v2: 'unreadable', v3: 'unreadable' }, true],
  ['unreadable-answer', { v2: 'unreadable', v3: 'unreadable' }, true],
  ['system-error-before-effect', { v2: 'ACQ.SYSTEM_ERROR', v3: 'ACQ.SYSTEM_ERROR' }, false],
  ['system-error-after-effect', { v2: 'ACQ.SYSTEM_ERROR', v3: 'ACQ.SYSTEM_ERROR' }, true],
  ['service-unavailable-before-effect', { v2: 'isp.unknow-error', v3: 'unknow-error' }, false],
  ['service-unavailable-after-effect', { v2: 'isp.unknow-error', v3: 'unknow-error' }, true],
];

for (const [fault, expected, hasEffect] of cases) {
  test(`${fault}: the refund has ${hasEffect ? '' : 'not '}happened`, async () => {
    for (const [version, refund] of versions) {
      const outTradeNo = await paidOrder(sandbox);
      await sandbox.shop.fault(fault, { match: { outTradeNo, method: 'alipay.trade.refund' } });
      const wanted = expected[version];
      const patienceMs = wanted === 'silence' ? briefMs : longMs;
      assert.equal(await seen(refund(outTradeNo), patienceMs), wanted, version);
      const refunded = hasEffect ? '5.00' : '0.00';
      await waitFor(async () => (await sandbox.shop.trade(outTradeNo)).refundedAmount === refunded);
      // The fault strikes once; the retry under the same number ends in one refund either way.
      assert.match(await seen(refund(outTradeNo)), /^(10000|fine)$/);
      assert.equal((await sandbox.shop.trade(outTradeNo)).refundedAmount, '5.00');
    }
  });
}

test('bad-answer-signature: the SDK throws the answer away, the effect stays', async () => {
  const { sdk } = sandbox.shop;
  const outTradeNo = await paidOrder(sandbox);
  const match = { outTradeNo, method: 'alipay.trade.query' };
  await sandbox.shop.fault('bad-answer-signature', { match, count: 2 });
  const bizContent = { out_trade_no: outTradeNo };
  const exec = () => sdk.exec('alipay.trade.query', { bizContent }, { validateSign: true });
  await assert.rejects(exec(), /验签失败/);
  const curl = () => sdk.curl('POST', '/v3/alipay/trade/query', { body: bizContent });
  await assert.rejects(curl(), /验签失败/);
  assert.equal((await exec())['trade_status'], 'TRADE_SUCCESS');
});

test('delay: the answer comes, but later', async () => {
  const outTradeNo = await paidOrder(sandbox);
  await sandbox.shop.fault('delay', { match: { outTradeNo }, ms: 150 });
  const startMs = Date.now();
  const bizContent = { out_trade_no: outTradeNo };
  await sandbox.shop.sdk.exec('alipay.trade.query', { bizContent });
  assert.ok(Date.now() - startMs >= 149);
});

test('a payment page can be unreadable or broken, too', async () => {
  const url = () =>
    sandbox.shop.sdk.pageExecute('alipay.trade.wap.pay', 'GET', {
      bizContent: {
        out_trade_no: newNumber(),
        total_amount: '1.00',
        subject: '增值',
        product_code: 'QUICK_WAP_WAY',
      },
    });
  const match = { method: 'alipay.trade.wap.pay' };
  await sandbox.shop.fault('unreadable-answer', { match });
  const unreadable = await fetch(url(), { redirect: 'manual' });
  assert.deepEqual([unreadable.status, await unreadable.text()], [200, '<html><bo']);
  await sandbox.shop.fault('system-error-after-effect', { match });
  assert.match(await (await fetch(url())).text(), /ACQ\.SYSTEM_ERROR/);
  await sandbox.shop.fault('reset-after-effect', { match });
  await assert.rejects(fetch(url()));
});

test('a rule strikes the nth matching call and as many as it counts', async () => {
  const outTradeNo = await paidOrder(sandbox);
  const match = { outTradeNo, method: 'alipay.trade.query', nth: 2 };
  await sandbox.shop.fault('system-error-before-effect', { match, count: 2 });
  const results: string[] = [];
  for (let call = 0; call < 5; call += 1) {
    const answer = sendV2(sandbox.shop, { biz_content: `{"out_trade_no":"${outTradeNo}"}` });
    results.push(await seen(answer));
  }
  const error = 'ACQ.SYSTEM_ERROR';
  assert.deepEqual(results, ['10000', error, error, '10000', '10000']);
});

test('a call by trade_no is matched by the merchant’s own number as well', async () => {
  const outTradeNo = await paidOrder(sandbox);
  const bizContent = { out_trade_no: outTradeNo };
  const found = await sandbox.shop.sdk.exec('alipay.trade.query', { bizContent });
  await sandbox.shop.fault('system-error-before-effect', { match: { outTradeNo } });
  const biz_content = JSON.stringify({ trade_no: found['trade_no'] });
  const answer = await sendV2(sandbox.shop, { biz_content });
  assert.equal(answer.fields['sub_code'], 'ACQ.SYSTEM_ERROR');
});

test('rules can be listed and cleared, and nonsense is refused', async () => {
  await sandbox.shop.fault('delay', { match: { outTradeNo: 'never' }, count: 3 });
  const listed = await sandbox.shop.get('/sandbox/faults');
  assert.match(JSON.stringify(listed.body), /"outTradeNo":"never"/);
  const response = await fetch(`${sandbox.shop.address}/sandbox/faults`, { method: 'DELETE' });
  assert.deepEqual(JSON.parse(await response.text()), { faults: [], chaos: null });
  for (const body of [
    { fault: 'explode' },
    { fault: 'delay', ms: -1 },
    { fault: 'delay', ms: 'long' },
    { fault: 'delay', count: 0 },
    { fault: 'delay', match: { outTradeNumber: 'x' } },
    { fault: 'delay', match: 'all' },
    { fault: 'delay', sometimes: true },
    {},
    [],
  ]) {
    const refused = await sandbox.shop.post('/sandbox/faults', body);
    assert.equal(refused.status, 400, JSON.stringify(body));
  }
});
