import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '#base';
import { eventually } from '#test/eventually';
import { isQuietTimeOver } from '../../asking.ts';
import { type Attempt, isOpen } from '../../payment.ts';
import type { Traits } from './traits.ts';
import {
  afterAll,
  captured,
  newAttempt,
  newRefund,
  paid,
  type ProviderWorld,
  query,
  tools,
  type Told,
  type Use,
} from './world.ts';

/** Longer than anybody waits for an answer, and not longer than a provider may take. */
export const lateMs = 4 * minuteMs;

/** What an attempt is by what is known now, asked again. */
export async function askedAgain(world: ProviderWorld, attempt: Attempt): Promise<Attempt> {
  const told: Told = [await query(world, attempt), 'query'];
  const { quietMs } = world.provider.capabilities;
  return afterAll(attempt, [told], isQuietTimeOver(attempt, quietMs, world.now()));
}

/**
 * The provider does what it was asked to do minutes after we have stopped waiting for its answer.
 * Until then it knows of nothing, and that is no proof: the same number comes to its end, once.
 */
export function testLateEffects(use: Use, { calls }: Traits): void {
  if (!calls.includes('refund')) return;

  test('a refund that happens long after its call had no answer has not failed', async () => {
    for (const isSentAgain of [false, true]) {
      const world = use();
      const attempt = await paid(world);
      const refund = newRefund(world, attempt, attempt.amount);
      const { provider } = world;
      const send = async () => (await provider.refund(tools(world), refund, attempt)).says;
      const ask = async () => (await provider.queryRefund(tools(world), refund, attempt)).says;
      await world.delayEffect(attempt, 'refund', lateMs);
      assert.equal(await send(), 'nothing_certain');
      assert.deepEqual(await world.truth(attempt), { isPaid: true, refundedMinor: 0n });
      assert.ok(['nothing_certain', 'pending'].includes(await ask()));
      await world.passTime(lateMs - minuteMs);
      assert.ok(['nothing_certain', 'pending'].includes(await ask()));
      if (isSentAgain) assert.ok(['nothing_certain', 'succeeded'].includes(await send()));
      await world.passTime(2 * minuteMs);
      await eventually('the provider has paid back', async () => (await ask()) === 'succeeded');
      assert.equal(await send(), 'succeeded');
      const { refundedMinor } = await world.truth(attempt);
      assert.equal(refundedMinor, attempt.amount, isSentAgain ? 'sent twice' : 'sent once');
    }
  });

  test('a payment that is begun long after its call had no answer stays open', async () => {
    const world = use();
    const { calledScene: scene } = world;
    if (scene === undefined) return;
    const attempt = newAttempt(world, { scene });
    const begin = () => world.provider.start(tools(world), attempt, world.beginning());
    await world.delayEffect(attempt, 'start', lateMs);
    const start = await begin();
    assert.ok(start.kind === 'evidence' && start.evidence.says === 'nothing_certain');
    const unknown = afterAll(attempt, [[start.evidence, 'reply']]);
    assert.ok(isOpen((await askedAgain(world, unknown)).state));
    await world.passTime(lateMs + minuteMs);
    const begun = await askedAgain(world, unknown);
    assert.ok(isOpen(begun.state), begun.state);
    // Its time has come by the provider's clock; while it is being done, the same call is refused.
    const again = await eventually('the call has had its effect', async () => {
      const start = await begin();
      return (start.kind !== 'evidence' || start.evidence.says === 'pending') && start;
    });
    await world.arrive(attempt, again);
    assert.ok(await world.pay(attempt));
    captured(await query(world, attempt));
  });
}
