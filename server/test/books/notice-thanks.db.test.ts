import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs, uuidOf } from '#base';
import { openProviderChannel } from '#channels/provider';
import { applyWaitingNotices, receiveNotice } from '#payments';
import { openServer } from '#platform/http';
import { noticesApplied, openTopupWorld } from '#test/topup-world';
import type { OrderedTopup } from '#topups';

const world = await openTopupWorld();
const { context, database } = world;
const server = openServer({ log: context.log, metrics: context.metrics });
await server.register(async (scope) => {
  openProviderChannel(scope, context, { publicUrl: 'http://localhost' });
});

/** As Alipay posts it. */
async function posted(payload: Buffer): Promise<[status: number, body: string]> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const url = '/notices/alipay_cn';
  const { statusCode, body } = await server.inject({ method: 'POST', url, headers, payload });
  return [statusCode, body];
}

/** Somebody has the attempt in hand, and lets it go when that is called. */
async function holdAttempt({ attempt }: OrderedTopup): Promise<() => Promise<void>> {
  const [held, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const lock = {
    name: 'test: have an attempt in hand',
    text: 'select 1 from payments.attempt where id = $1::uuid for no key update',
  };
  const holding = context.db.transaction(async (tx) => {
    await tx.query(lock, [uuidOf(attempt)]);
    held.resolve();
    await over.promise;
  });
  await held.promise;
  return async () => {
    over.resolve();
    await holding;
  };
}

test('a notice is thanked for in the seven letters once kept, whoever is in its way', async () => {
  const { subscriber, number } = await world.person(['+85251230001']);
  const topup = await world.order(number, 10_000n, subscriber);
  const stateOf = async () => (await world.read(topup.id, subscriber)).state;
  const body = world.notice(topup);
  const letGo = await holdAttempt(topup);
  // Neither does the second telling wait, nor is it another event.
  assert.deepEqual(await posted(body), [200, 'success']);
  assert.deepEqual(await posted(body), [200, 'success']);
  assert.notEqual(await stateOf(), 'credited');
  await letGo();
  await noticesApplied(context);
  assert.equal(await stateOf(), 'credited');
});

test('one that is forged is refused and keeps no place for the genuine one behind it', async () => {
  const { subscriber, number } = await world.person(['+85251230002']);
  const topup = await world.order(number, 10_000n, subscriber);
  const genuine = world.notice(topup);
  const forged = genuine.toString().replace(/total_amount=\d+/, 'total_amount=1');
  assert.deepEqual(await posted(Buffer.from(forged)), [400, 'fail']);
  assert.deepEqual(await posted(genuine), [200, 'success']);
  await noticesApplied(context);
  assert.equal((await world.read(topup.id, subscriber)).state, 'credited');
});

test('one that was kept and could not be applied credits once, by another process', async () => {
  const { subscriber, number } = await world.person(['+85251230003']);
  const topup = await world.order(number, 10_000n, subscriber);
  const body = world.notice(topup);
  // Nothing reacts in it to what was paid, so that it fails each time.
  const broken = database.context({ clock: context.clock });
  for (let telling = 0; telling < 2; telling += 1) {
    const thanks = await receiveNotice(broken, 'alipay_cn', { headers: {}, body });
    assert.equal(thanks.body, 'success');
  }
  assert.notEqual((await world.read(topup.id, subscriber)).state, 'credited');
  context.clock.advance(minuteMs);
  assert.equal(await applyWaitingNotices(context), 1);
  assert.equal((await world.read(topup.id, subscriber)).state, 'credited');
  assert.equal(await applyWaitingNotices(context), 0);
});
