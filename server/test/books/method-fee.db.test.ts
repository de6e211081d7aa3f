import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectorOf, examineConnectors, readRefunds, startPayment } from '#payments';
import { listReceipts } from '#receipts';
import { booksHold, netOf, refusedAs, totalOf } from '#test/book-truth';
import { connectOurAlipay, openTopupWorld } from '#test/topup-world';
import { quoteTopup, undoTopup } from '#topups';

const world = await openTopupWorld();
const { context } = world;

test('a fee of a method is quoted, charged, kept as income and on the receipt', async () => {
  const { subscriber, number, line } = await world.person(['+85251230001'], 0n);
  await connectOurAlipay(context, { feeBasisPoints: 155 });
  const asked = { number, valueMinor: 10_000n, maker: subscriber, channel: 'app' };
  const [offer] = (await quoteTopup(context, asked)).terms.offers;
  assert.deepEqual([offer?.method, offer?.price, offer?.fee], ['alipay_cn', 9_200n, 143n]);

  const order = await world.order(number, 10_000n, subscriber);
  const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };
  const from = { notifyBaseUrl: 'http://127.0.0.1:9', payer };
  const page = await startPayment(context, order.attempt, from);
  assert.equal(page.kind, 'redirect');
  const content = new URL(page.url).searchParams.get('biz_content') ?? '';
  assert.equal((JSON.parse(content) as { total_amount: string }).total_amount, '93.43');

  await world.tell(order, { total_amount: '93.43' });
  assert.equal((await world.read(order.id, subscriber)).state, 'credited');
  assert.equal(await totalOf(context, line), 10_500n);
  assert.equal(await netOf(context, 'clearing:alipay_cn'), 9_343n);
  assert.equal(await netOf(context, 'income:fee'), -143n);
  const [receipt] = (await listReceipts(context, subscriber, { limit: 1 })).receipts;
  assert.deepEqual(
    [receipt?.paid.amountMinor, receipt?.fee.amountMinor, receipt?.fee.currency],
    [9_343n, 143n, 'CNY'],
  );
  await booksHold(context);
});

test('what is undone gives the price back, and the fee of the method stays', async () => {
  const { subscriber, number } = await world.person(['+85251230003'], 0n);
  await connectOurAlipay(context, { feeBasisPoints: 155 });
  const order = await world.order(number, 10_000n, subscriber);
  await world.tell(order, { total_amount: '93.43' });
  const income = await netOf(context, 'income:fee');
  await undoTopup(context, order.id, subscriber);
  const [refund] = await readRefunds(context, order.payment);
  assert.equal(refund?.amount, 9_200n);
  assert.equal(await netOf(context, 'income:fee'), income);
  await booksHold(context);
});

test('the price without the fee is not what was asked for, and credits nothing', async () => {
  const { subscriber, number, line } = await world.person(['+85251230002'], 0n);
  await connectOurAlipay(context, { feeBasisPoints: 155 });
  const order = await world.order(number, 10_000n, subscriber);
  await world.tell(order);
  assert.notEqual((await world.read(order.id, subscriber)).state, 'credited');
  assert.equal(await totalOf(context, line), 0n);
  await booksHold(context);
});

test('a fee that cannot be meant is refused by its name, and none is none', async () => {
  const problem = 'feeBasisPoints: must be a whole number from 0 to 1000';
  for (const feeBasisPoints of [-1, 1_001, 1.5, '100', null, Number.NaN]) {
    await assert.rejects(connectOurAlipay(context, { feeBasisPoints }), (error: unknown) => {
      assert.deepEqual((error as { details: object }).details, { problem });
      return refusedAs('connector_settings_invalid')(error);
    });
  }
  await connectOurAlipay(context, { feeBasisPoints: 1_000 });
  assert.equal((await connectorOf(context, 'alipay_cn')).feeBasisPoints, 1_000);
  await connectOurAlipay(context);
  assert.equal((await connectorOf(context, 'alipay_cn')).feeBasisPoints, 0);
  const [examined] = await examineConnectors(context);
  assert.deepEqual([examined?.opens, examined?.problem], [true, undefined]);
});
