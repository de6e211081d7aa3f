import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, isoTime, newId } from '#base';
import { connectOurAlipay, openTopupWorld } from '#test/topup-world';
import { presentTopup } from './present-topup.ts';

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

test('whoever is to pay sees what will be asked for, with the fee of the method', async (t) => {
  const world = await openTopupWorld(t);
  const { context } = world;
  const { number, subscriber } = await world.person(['+85251234567']);
  await connectOurAlipay(context, { feeBasisPoints: 155 });
  const place = { publicUrl: 'http://localhost', isDemo: false, inboxUrl: null };
  const seen = async (id: Parameters<typeof world.read>[0]) =>
    presentTopup({ context, place }, await world.read(id, subscriber), subscriber);
  const order = await world.order(number, 10_000n, subscriber);
  const { price, pays } = await seen(order.id);
  assert.deepEqual([price.amountMinor, pays?.amountMinor], [9_200, 9_343]);
  await world.tell(order, { total_amount: '93.43' });
  assert.equal((await seen(order.id)).pays, null);
});
