import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, minuteMs } from '#base';
import { recordRate } from '#fx';
import { askPayment, startPayment } from '#payments';
import { readLine } from '#subscribers';
import { openAppVisit } from '#test/app-visit';
import { connectOurAlipay, connectOurFps, placeOrder } from '#test/topup-world';

test('a method that fails is shown with its reason, behind the next; fees are told', async (t) => {
  const { context, owner, line } = await openAppVisit(t);
  const rate = { from: 'HKD', to: 'CNY', source: 'test' } as const;
  await recordRate(context, { ...rate, numerator: 92n, denominator: 100n });
  await connectOurAlipay(context, { feeBasisPoints: 155 });
  await connectOurFps(context);
  const { subscriber, numbers } = await readLine(context, line);
  const number = numbers[0]?.number ?? '+';
  const methods = async () => {
    const body = { number, amountMinor: 10_000 };
    const quote = await owner.ask('quoteTopup', { body });
    assert.deepEqual(quote.value, { amountMinor: 10_000, currency: 'HKD' });
    return quote.methods.map(({ code, pays, fee, isAvailable, health, reason }) => {
      return [code, pays, fee.amountMinor, isAvailable, health, reason?.en ?? null];
    });
  };
  const inCny = { amountMinor: 9_343, currency: 'CNY' };
  const inHkd = { amountMinor: 10_000, currency: 'HKD' };
  const usual = [
    ['alipay_cn', inCny, 143, true, 'good', null],
    ['fps_qr', inHkd, 0, true, 'good', null],
  ];
  assert.deepEqual(await methods(), usual);

  const { attempt } = await placeOrder(context, number, 10_000n, subscriber);
  const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };
  await startPayment(context, attempt, { notifyBaseUrl: 'http://127.0.0.1:9', payer });
  for (let asking = 0; asking < 3; asking += 1) await askPayment(context, attempt);
  const trouble = 'Has trouble just now; please choose another, or try again in some minutes';
  assert.deepEqual(await methods(), [
    ['fps_qr', inHkd, 0, true, 'good', null],
    ['alipay_cn', inCny, 143, false, 'failing', trouble],
  ]);

  context.clock.advance(6 * minuteMs);
  assert.deepEqual(await methods(), usual);
});

test('days after the last rate only what charges CNY cannot be chosen, and says why', async (t) => {
  const { context, owner, line } = await openAppVisit(t);
  const fetched = { from: 'HKD', to: 'CNY', source: 'fetched https://bank.example' } as const;
  await recordRate(context, { ...fetched, numerator: 92n, denominator: 100n });
  await connectOurAlipay(context);
  await connectOurFps(context);
  const { subscriber, numbers } = await readLine(context, line);
  const number = numbers[0]?.number ?? '+';
  const quote = () => owner.ask('quoteTopup', { body: { number, amountMinor: 10_000 } });
  const priced = await quote();
  assert.deepEqual([priced.price?.amountMinor, priced.unpricedMethods], [9_200, []]);

  context.clock.advance(73 * hourMs);
  const { price, rate, methods, unpricedMethods } = await quote();
  assert.deepEqual([price, rate], [null, null]);
  const offered = methods.map(({ code, pays, isAvailable }) => [code, pays, isAvailable]);
  assert.deepEqual(offered, [['fps_qr', { amountMinor: 10_000, currency: 'HKD' }, true]]);
  const [{ code, reason } = { code: '', reason: null }] = unpricedMethods;
  assert.deepEqual([code, unpricedMethods.length], ['alipay_cn', 1]);
  assert.deepEqual(reason, {
    en: 'Not available just now: there is no exchange rate of today',
    'zh-Hant': '暫未能使用：今天未有兌換率',
    'zh-Hans': '暂不可用：今天没有汇率',
  });
  const byFps = await placeOrder(context, number, 10_000n, subscriber, 'fps_qr');
  assert.deepEqual([byFps.method, byFps.price, byFps.priceCurrency], ['fps_qr', 10_000n, 'HKD']);
});

test('where nobody recorded a rate a method in CNY cannot be ordered', async (t) => {
  const { context, line } = await openAppVisit(t);
  await connectOurAlipay(context);
  const { subscriber, numbers } = await readLine(context, line);
  const number = numbers[0]?.number ?? '+';
  await assert.rejects(placeOrder(context, number, 10_000n, subscriber), {
    code: 'topup_method_unavailable',
  });
});
