import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '#base';
import type { Attempt } from '../../payment.ts';
import type { Refund, RefundEvidence } from '../../refund.ts';
import { begun, newRefund, paid, type ProviderWorld, tools, type Use } from './world.ts';

type RefundCall = (
  world: ProviderWorld,
  refund: Refund,
  attempt: Attempt,
) => Promise<RefundEvidence['says']>;

const send: RefundCall = async (world, refund, attempt) =>
  (await world.provider.refund(tools(world), refund, attempt)).says;
const ask: RefundCall = async (world, refund, attempt) =>
  (await world.provider.queryRefund(tools(world), refund, attempt)).says;

async function refundedMinor(world: ProviderWorld, attempt: Attempt): Promise<bigint> {
  return (await world.truth(attempt)).refundedMinor;
}

export function testRefunds(use: Use): void {
  test('a refund that is sent again moves money once', async () => {
    const world = use();
    const attempt = await paid(world);
    const refund = newRefund(world, attempt, 4_000n);
    for (let round = 0; round < 3; round += 1) {
      assert.equal(await send(world, refund, attempt), 'succeeded');
      assert.equal(await ask(world, refund, attempt), 'succeeded');
    }
    assert.equal(await refundedMinor(world, attempt), 4_000n);
  });

  test('parts add up to the whole, and more than the rest is refused', async () => {
    const world = use();
    const attempt = await paid(world);
    const [one, other, more, least] = [4_000n, 6_000n, 6_001n, 1n].map((part) =>
      newRefund(world, attempt, part),
    ) as [Refund, Refund, Refund, Refund];
    assert.equal(await send(world, one, attempt), 'succeeded');
    assert.equal(await send(world, more, attempt), 'failed');
    assert.equal(await send(world, other, attempt), 'succeeded');
    assert.equal(await send(world, least, attempt), 'failed');
    assert.equal(await refundedMinor(world, attempt), attempt.amount);
  });

  test('the last refund, its answer lost, is not refused for its own having happened', async () => {
    const world = use();
    const attempt = await paid(world);
    const refund = newRefund(world, attempt, attempt.amount);
    await world.breakCall(attempt, 'refund', 'reset after effect');
    assert.equal(await send(world, refund, attempt), 'nothing_certain');
    assert.equal(await send(world, refund, attempt), 'succeeded');
    assert.equal(await refundedMinor(world, attempt), attempt.amount);
  });

  test('a refund that was never sent is not known, which is not failed', async () => {
    const world = use();
    const attempt = await paid(world);
    assert.equal(await ask(world, newRefund(world, attempt, 1n), attempt), 'nothing_certain');
  });

  test('what was not paid is not given back', async () => {
    const world = use();
    const attempt = await begun(world);
    const says = await send(world, newRefund(world, attempt, 1n), attempt);
    assert.ok(says === 'failed' || says === 'nothing_certain');
    assert.equal(await refundedMinor(world, attempt), 0n);
  });
}

export function testSlowRefunds(use: Use): void {
  test('a refund under way is pending until the provider has done it', async () => {
    const world = use();
    const attempt = await paid(world);
    const refund = newRefund(world, attempt, attempt.amount);
    await world.delayRefund(attempt, minuteMs, 'success');
    assert.equal(await send(world, refund, attempt), 'pending');
    assert.equal(await send(world, refund, attempt), 'pending');
    assert.equal(await ask(world, refund, attempt), 'pending');
    await world.passTime(2 * minuteMs);
    assert.equal(await ask(world, refund, attempt), 'succeeded');
    assert.equal(await refundedMinor(world, attempt), attempt.amount);
  });

  test('a refund that came to nothing is sent again, or has failed for good', async () => {
    const world = use();
    const attempt = await paid(world);
    const refund = newRefund(world, attempt, 2_500n);
    await world.delayRefund(attempt, minuteMs, 'failure');
    assert.equal(await send(world, refund, attempt), 'pending');
    await world.passTime(2 * minuteMs);
    const says = await ask(world, refund, attempt);
    assert.ok(says === 'failed' || says === 'nothing_certain', says);
    assert.equal(await refundedMinor(world, attempt), 0n);
    const next = says === 'failed' ? newRefund(world, attempt, 2_500n) : refund;
    assert.equal(await send(world, next, attempt), 'succeeded');
    assert.equal(await refundedMinor(world, attempt), 2_500n);
  });
}
