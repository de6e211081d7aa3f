import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '#base';
import type { Scene } from '../../payment.ts';
import type { Traits } from './traits.ts';
import {
  authentic,
  begun,
  captured,
  newAttempt,
  paid,
  type ProviderWorld,
  query,
  tools,
  type Use,
} from './world.ts';

export function testPaying(use: Use, traits: Traits): void {
  test('in every scene an attempt is pending, then captured, by query and notice', async (t) => {
    const world = use();
    for (const scene of world.provider.capabilities.scenes) {
      await t.test(scene, () => payIn(world, scene, traits));
    }
  });

  test('amounts are exact to the minor unit', async () => {
    const world = use();
    const { leastMinor, mostMinor } = world.provider.capabilities;
    const amounts = [leastMinor, 10n, 101n, 12_345_678n, 1_234_567_890n, mostMinor];
    for (const amount of amounts.filter((one) => one >= leastMinor && one <= mostMinor)) {
      const attempt = await paid(world, { amount });
      assert.equal(captured(await query(world, attempt)).amount, amount);
    }
  });

  test('whatever the subject says, the payer can pay', async () => {
    const world = use();
    const subjects = ['A/B=C&D?E', '100% + 5 元', ' ‘充值’ "x" <b>\u0007\n\\', '增值'.repeat(400)];
    for (const subject of [...subjects, `${'a'.repeat(255)}🚇`]) {
      const attempt = await paid(world, { subject });
      assert.equal((await query(world, attempt)).says, 'captured');
    }
  });

  test('begun again it is the same payment, which takes money once', async () => {
    const world = use();
    const attempt = await begun(world);
    const again = await world.provider.start(tools(world), attempt, world.beginning());
    await world.arrive(attempt, again);
    assert.ok(await world.pay(attempt));
    if (traits.endsByUs) assert.equal(await world.pay(attempt), false);
    assert.equal((await query(world, attempt)).says, 'captured');
  });
}

async function payIn(
  world: ProviderWorld,
  scene: Scene,
  { endsByUs, sendsNotices }: Traits,
): Promise<void> {
  const attempt = newAttempt(world, { scene });
  const start = await world.provider.start(tools(world), attempt, world.beginning());
  const early = await query(world, attempt);
  assert.ok(early.says === 'not_found' || early.says === 'pending');
  await world.arrive(attempt, start);
  assert.equal((await query(world, attempt)).says, endsByUs ? 'pending' : 'not_found');
  await world.pay(attempt);
  const asked = captured(await query(world, attempt));
  assert.equal(asked.amount, attempt.amount);
  assert.equal(asked.currency, attempt.currency);
  assert.ok(asked.isOurs);
  assert.ok(Math.abs(asked.capturedAt - world.now()) < minuteMs);
  if (!sendsNotices) return;
  const [notice] = await world.notices(attempt, 1);
  const told = authentic(world, notice);
  assert.equal(told.attempt, attempt.id);
  assert.deepEqual(told.evidence, asked);
}
