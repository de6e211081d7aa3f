import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '#base';
import { askPayment, readHealth, startPayment } from '#payments';
import { connectOurAlipay, connectOurFps, openTopupWorld, placeOrder } from '#test/topup-world';
import { quoteTopup } from '#topups';

const world = await openTopupWorld();
const { context } = world;

async function methodsFor(number: `+${string}`, maker: `sub_${string}`) {
  const asked = { number, valueMinor: 10_000n, maker, channel: 'app' };
  const { terms } = await quoteTopup(context, asked);
  return terms.offers.map(({ method, isFailing, isAvailable }) => {
    return { method, isFailing, isAvailable };
  });
}

test('a method whose provider stays silent is shown as such, and the next is offered', async () => {
  const { subscriber, number } = await world.person(['+85251230001']);
  await connectOurFps(context);
  const [first, second] = await methodsFor(number, subscriber);
  assert.deepEqual(first, { method: 'alipay_cn', isFailing: false, isAvailable: true });
  const order = await world.order(number, 10_000n, subscriber);
  const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };
  await startPayment(context, order.attempt, { notifyBaseUrl: 'http://127.0.0.1:9', payer });
  // Nobody listens at its gateway.
  for (let asking = 0; asking < 3; asking += 1) await askPayment(context, order.attempt);
  assert.equal((await readHealth(context)).get('alipay_cn'), 'failing');
  assert.deepEqual(await methodsFor(number, subscriber), [
    second,
    { method: 'alipay_cn', isFailing: true, isAvailable: false },
  ]);

  // The order that is under way is not given up for it: there is no second one beside it.
  const again = placeOrder(context, number, 10_000n, subscriber, 'fps_qr');
  await assert.rejects(again, { code: 'topup_open' });

  context.clock.advance(6 * minuteMs);
  assert.equal((await readHealth(context)).get('alipay_cn'), undefined);
  assert.deepEqual((await methodsFor(number, subscriber))[0], first);
});

test('the priority that the operator sets is the order in which methods are offered', async () => {
  const { subscriber, number } = await world.person(['+85251230002']);
  const orderOf = async () => (await methodsFor(number, subscriber)).map(({ method }) => method);
  for (const [alipay, fps, order] of [
    [1, 4, ['alipay_cn', 'fps_qr']],
    [4, 1, ['fps_qr', 'alipay_cn']],
    [1, 4, ['alipay_cn', 'fps_qr']],
  ] as const) {
    await connectOurAlipay(context, { priority: alipay });
    await connectOurFps(context, undefined, { priority: fps });
    assert.equal((await readHealth(context)).size, 0, 'both are healthy');
    assert.deepEqual(await orderOf(), order);
  }
});
