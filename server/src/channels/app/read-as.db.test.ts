import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base';
import type { Visit } from '#identity';
import { openTopupWorld } from '#test/topup-world';
import { readAs } from './read-as.ts';

test('who signs in while an order of the device is open still acts on it', async (t) => {
  const world = await openTopupWorld(t);
  const { context } = world;
  const [owner, friend] = [
    await world.person(['+85251234567']),
    await world.person(['+85261234567']),
  ];
  const device = newId('dev', context.clock.now(), 3);
  const visit = (subscriber: Visit['subscriber'], from = device): Visit => ({
    device: from,
    subscriber,
    session: null,
    preferences: { language: 'en', isCareMode: false },
  });
  const order = await world.order(owner.number, 5_000n, device);
  for (const subscriber of [null, owner.subscriber, friend.subscriber]) {
    assert.equal((await readAs(context, order.id, visit(subscriber))).maker, device);
  }
  const elsewhere = newId('dev', context.clock.now(), 4);
  const seen = await readAs(context, order.id, visit(owner.subscriber, elsewhere));
  assert.equal(seen.maker, owner.subscriber);
  for (const subscriber of [null, friend.subscriber]) {
    const refused = readAs(context, order.id, visit(subscriber, elsewhere));
    await assert.rejects(refused, { code: 'topup_unknown' });
  }
});
