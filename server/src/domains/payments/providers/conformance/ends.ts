import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs, secondMs } from '#base';
import { isQuietTimeOver } from '../../asking.ts';
import { type Attempt, giveUp, isOpen } from '../../payment.ts';
import type { Traits } from './traits.ts';
import {
  afterAll,
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

/** The ways in which an attempt ends because somebody ends it. */
export function testCloses(use: Use): void {
  test('closed by us, it can no longer be paid', async () => {
    const world = use();
    const attempt = await begun(world);
    assert.equal((await world.provider.close(tools(world), attempt)).says, 'closed');
    assert.equal(await world.pay(attempt), false);
    assert.equal((await query(world, attempt)).says, 'closed');
    assert.equal((await world.provider.close(tools(world), attempt)).says, 'closed');
  });

  test('closed before the buyer came, it is only called closed if it cannot be paid', async () => {
    const world = use();
    const attempt = newAttempt(world);
    const start = await world.provider.start(tools(world), attempt, world.beginning());
    const { says } = await world.provider.close(tools(world), attempt);
    await world.arrive(attempt, start);
    const isPaid = await world.pay(attempt);
    assert.ok(says === 'not_found' || (says === 'closed' && !isPaid), `${says}, ${isPaid}`);
  });

  test('closing what has been paid finds the money', async () => {
    const world = use();
    const attempt = await paid(world);
    captured(await world.provider.close(tools(world), attempt));
  });

  test('refused by the buyer, it is closed, by query and notice, where a no is final', async () => {
    const world = use();
    const attempt = await begun(world);
    if (!(await world.refuse(attempt))) {
      assert.equal((await query(world, attempt)).says, 'pending');
      return;
    }
    assert.equal((await query(world, attempt)).says, 'closed');
    const [notice] = await world.notices(attempt, 1);
    assert.equal(authentic(world, notice).evidence.says, 'closed');
  });
}

/** The ways in which it ends by time alone, or ends with money that nobody expected any more. */
export function testLateEnds(use: Use, { endsByUs }: Traits): void {
  test('a number that was never begun is not found, which proves nothing for a while', async () => {
    const world = use();
    const attempt = newAttempt(world);
    const evidence = await query(world, attempt);
    assert.equal(evidence.says, 'not_found');
    assert.equal(afterAll(attempt, [[evidence, 'query']]).state, 'sent');
    assert.equal(afterAll(attempt, [[evidence, 'query']], true).state, 'closed');
    const closing = await world.provider.close(tools(world), attempt);
    assert.ok(closing.says === 'not_found' || closing.says === 'closed');
  });

  test('given up early, it stays open for as long as it can still be paid', async () => {
    const world = use();
    const [kept, left] = [newAttempt(world), newAttempt(world)];
    const start = await world.provider.start(tools(world), kept, world.beginning());
    await world.provider.start(tools(world), left, world.beginning());
    await world.passTime(minuteMs);
    const givenUp = await closeAgain(world, giveUp(kept, world.now()));
    // Word has got round since the payer has gone, and the provider's own end is still to come.
    await world.passTime(world.provider.capabilities.quietMs + minuteMs);
    const later = await closeAgain(world, givenUp);
    await world.arrive(kept, start);
    const isPaid = await world.pay(kept);
    assert.ok(isOpen(later.state) || !isPaid, `${later.state}, and paid`);
    const after = await closeAgain(world, later);
    assert.equal(after.state, isPaid ? 'captured' : 'closed');
    assert.equal((await world.truth(kept)).isPaid, isPaid);
    await world.passTime(15 * minuteMs);
    assert.equal((await closeAgain(world, giveUp(left, left.openedAt))).state, 'closed');
  });

  if (!endsByUs) return;

  test('past its time it can neither be begun nor paid', async () => {
    const world = use();
    const waiting = await begun(world);
    const unopened = newAttempt(world);
    await world.provider.start(tools(world), unopened, world.beginning());
    await world.passTime(15 * minuteMs + secondMs + world.outlivesMs);
    assert.equal(await world.pay(waiting), false);
    assert.equal((await world.provider.close(tools(world), waiting)).says, 'closed');
    const evidence = await world.provider.close(tools(world), unopened);
    assert.equal(afterAll(unopened, [[evidence, 'query']], true).state, 'closed');
  });

  test('money that comes after a close is captured after all', async () => {
    const world = use();
    const attempt = await begun(world);
    await captureLate(world, attempt);
    const notices = await world.notices(attempt, world.areClosesTold ? 2 : 1);
    const told = notices.map((notice) => authentic(world, notice).evidence);
    assert.ok(told.some(({ says }) => says === 'captured'));
  });
}

/** As we do it again and again for what is given up or over its time. */
async function closeAgain(world: ProviderWorld, attempt: Attempt): Promise<Attempt> {
  const evidence = await world.provider.close(tools(world), attempt);
  const { quietMs } = world.provider.capabilities;
  const isQuiet = isQuietTimeOver(attempt, quietMs, world.now());
  return afterAll(attempt, [[evidence, 'query']], isQuiet);
}

async function captureLate(world: ProviderWorld, attempt: Attempt): Promise<void> {
  await world.letMoneyComeLate(attempt, 2 * minuteMs);
  const closing = await world.provider.close(tools(world), attempt);
  assert.equal(closing.says, 'closed');
  const closed = afterAll(attempt, [[closing, 'query']]);
  assert.equal(closed.state, 'closed');
  await world.passTime(3 * minuteMs);
  const late = captured(await query(world, attempt));
  assert.equal(afterAll(closed, [[late, 'query']]).state, 'captured');
}
