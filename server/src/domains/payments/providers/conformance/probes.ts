import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  authentic,
  captured,
  newRefund,
  paid,
  paidDespite,
  query,
  tools,
  type Use,
} from './world.ts';

/** A provider that signs wrongly on purpose, to see whether anybody looks. */
export function testProbes(use: Use): void {
  test('a notice that probes whether anybody looks at signatures is refused', async () => {
    const world = use();
    const attempt = await paidDespite(world, 'probe signature');
    const [notice] = await world.notices(attempt, 1);
    assert.ok(notice);
    assert.equal(world.provider.readNotice(notice, world.now()).kind, 'forged');
    captured(await query(world, attempt));
    // What it tells of another payment is true.
    const other = await paid(world);
    authentic(world, (await world.notices(other, 1))[0]);
  });

  test('an answer that probes is no proof, and what it did is done once', async () => {
    const world = use();
    const attempt = await paid(world);
    const refund = newRefund(world, attempt, 4_000n);
    await world.breakCall(attempt, 'refund', 'probe signature');
    const send = () => world.provider.refund(tools(world), refund, attempt);
    assert.equal((await send()).says, 'nothing_certain');
    assert.equal((await world.truth(attempt)).refundedMinor, 4_000n);
    assert.equal((await send()).says, 'succeeded');
    assert.equal((await world.truth(attempt)).refundedMinor, 4_000n);
  });
}
