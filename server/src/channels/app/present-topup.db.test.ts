import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, isoTime, minuteMs, newId } from '#base';
import { orderClosing, settleClosings } from '#closings';
import { startPayment } from '#payments';
import { cancelTopup, undoTopup } from '#topups';
import { connectOurAlipay, openTopupWorld } from '#test/topup-world';
import { presentTopup } from './present-topup.ts';

const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' });

test('whoever paid another amount sees what came and by when there is word', async (t) => {
  const world = await openTopupWorld(t);
  const { context } = world;
  const [payer, owner] = [
    await world.person(['+85251234567']),
    await world.person(['+85261234567']),
  ];
  const place = { publicUrl: 'http://localhost', isDemo: false, inboxUrl: null };
  const channel = { context, place };
  const mismatchOf = async (id: Parameters<typeof world.read>[0], reader = payer.subscriber) =>
    (await presentTopup(channel, await world.read(id, reader), reader)).mismatch;
  const order = await world.order(owner.number, 10_000n, payer.subscriber);
  assert.equal(await mismatchOf(order.id), null);
  await world.tell(order, { total_amount: '90.00' });
  const toldBy = isoTime(context.clock.now() + 48 * hourMs);
  const came = { amountMinor: 9_000, currency: 'CNY' };
  assert.deepEqual(await mismatchOf(order.id), { came, toldBy });
  // Whose line it is did not pay it.
  assert.equal(await mismatchOf(order.id, owner.subscriber), null);
  await world.tell(order);
  assert.equal(await mismatchOf(order.id), null, 'the right money came after all');
  const device = newId('dev', context.clock.now(), 3);
  const lost = await world.order(owner.number, 5_000n, device);
  await world.tell(lost, { seller_id: '2088000000000999' });
  const seen = await presentTopup(channel, await world.read(lost.id, device), device);
  assert.deepEqual(seen.mismatch, { came: null, toldBy });
  // Nobody has signed in on that phone: there is no number to write to.
  assert.equal(seen.isTold, false);
  const own = await world.order(owner.number, 5_000n, owner.subscriber);
  assert.equal((await presentTopup(channel, own, owner.subscriber)).isTold, true);
});

test('whoever pays sees what was asked with the fee, and what of it goes back', async (t) => {
  const world = await openTopupWorld(t);
  const { context } = world;
  const { line, number, subscriber } = await world.person(['+85251234567']);
  await connectOurAlipay(context, { feeBasisPoints: 155 });
  const place = { publicUrl: 'http://localhost', isDemo: false, inboxUrl: null };
  const seen = async (id: Parameters<typeof world.read>[0]) =>
    presentTopup({ context, place }, await world.read(id, subscriber), subscriber);
  const order = await world.order(number, 10_000n, subscriber);
  const { price, pays } = await seen(order.id);
  assert.deepEqual([price.amountMinor, pays?.amountMinor], [9_200, 9_343]);
  await world.tell(order, { total_amount: '93.43' });
  const credited = await seen(order.id);
  assert.deepEqual([credited.pays, credited.goesBack], [cny(9_343), null]);
  // The fee paid the provider, and stays with it.
  await undoTopup(context, order.id, subscriber);
  const undone = await seen(order.id);
  assert.deepEqual([undone.pays, undone.goesBack], [cny(9_343), cny(9_200)]);
  // Nothing was given for it, so that all of it goes back.
  const late = await world.order(number, 10_000n, subscriber);
  await cancelTopup(context, late.id, subscriber);
  await orderClosing(context, { line, by: subscriber, toName: 'A', toAccount: '388-765432-001' });
  await settleClosings(context);
  await world.tell(late, { total_amount: '93.43' });
  const sentBack = await seen(late.id);
  assert.deepEqual([sentBack.state, sentBack.goesBack], ['refunding', cny(9_343)]);
  const read = await world.read(late.id, subscriber);
  const others = await presentTopup({ context, place }, read, newId('sub', read.orderedAt, 3));
  assert.deepEqual([others.pays, others.goesBack], [null, null]);
});

test('whoever gives up what was begun is told until when it could still be paid', async (t) => {
  const world = await openTopupWorld(t);
  const { context } = world;
  const { number, subscriber } = await world.person(['+85251234567']);
  const place = { publicUrl: 'http://localhost', isDemo: false, inboxUrl: null };
  const order = await world.order(number, 10_000n, subscriber);
  const seen = async () =>
    presentTopup({ context, place }, await world.read(order.id, subscriber), subscriber);
  const payer = { address: '203.0.113.7', pageUrl: `http://localhost/pay/${order.attempt}` };
  const from = { notifyBaseUrl: 'http://localhost/notices', payer };
  const page = await startPayment(context, order.attempt, from);
  assert.ok(page.kind === 'redirect' && page.url.startsWith('http://127.0.0.1:9/'));
  assert.deepEqual([(await seen()).clearBy, (await seen()).canCancel], [null, true]);
  context.clock.advance(minuteMs);
  await cancelTopup(context, order.id, subscriber);
  const { state, payUrl, canCancel, clearBy } = await seen();
  assert.deepEqual([state, payUrl, canCancel], ['confirming', null, false]);
  assert.equal(clearBy, isoTime(order.payBefore + 5 * minuteMs));
  assert.deepEqual(await startPayment(context, order.attempt, from), {
    kind: 'redirect',
    url: page.kind === 'redirect' && new URL(page.url).searchParams.get('return_url'),
  });
  const reader = newId('sub', order.orderedAt, 3);
  const others = await presentTopup(
    { context, place },
    await world.read(order.id, subscriber),
    reader,
  );
  assert.equal(others.clearBy, null);
  context.clock.advance(20 * minuteMs);
  assert.deepEqual([(await seen()).state, (await seen()).clearBy], ['confirming', null]);
  await world.tell(order);
  assert.equal((await seen()).state, 'credited', 'it was paid before its end');
});
