import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openProviderChannel } from '#channels/provider';
import { openServer } from '#platform/http';
import { noticesApplied, openTopupWorld } from '#test/topup-world';

const world = await openTopupWorld();
const { context } = world;
const server = openServer({ log: context.log, metrics: context.metrics });
await server.register(async (scope) =>
  openProviderChannel(scope, context, { publicUrl: 'http://localhost' }),
);
after(() => server.close());

test('what a browser brings back credits nothing, be it a provider’s signed words', async () => {
  const person = await world.person(['+85251234567']);
  const order = await world.order(person.number, 10_000n, person.subscriber);
  const stateNow = async () => (await world.read(order.id, person.subscriber)).state;
  const words = world.notice(order);
  const back = await server.inject({ url: `/pay/${order.attempt}?${words.toString()}` });
  assert.equal(back.statusCode, 303);
  await noticesApplied(context);
  assert.equal(await stateNow(), 'awaiting_payment');
  // The same bytes are believed where the provider itself brings them.
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const url = '/notices/alipay_cn';
  const told = await server.inject({ method: 'POST', url, headers, payload: words });
  assert.equal(told.body, 'success');
  await noticesApplied(context);
  assert.equal(await stateNow(), 'credited');
});
