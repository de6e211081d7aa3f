import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '#base';
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
