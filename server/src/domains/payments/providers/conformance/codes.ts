import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '#base';
import { afterAll, begun, captured, paid, paidDespite, query, tools, type Use } from './world.ts';

/** Where nobody can call a code back, everything that is paid by it must be found. */
export function testCodesThatStayOut(use: Use): void {
  test('a code that is given up may still be paid, which is found', async () => {
    const world = use();
    const attempt = await begun(world);
    const closing = await world.provider.close(tools(world), attempt);
    assert.equal(closing.says, 'not_found');
    assert.equal(afterAll(attempt, [[closing, 'query']]).state, 'sent');
    const closed = afterAll(attempt, [[closing, 'query']], true);
    assert.equal(closed.state, 'closed');
    await world.letMoneyComeLate(attempt, hourMs);
    await world.passTime(hourMs);
    assert.ok(await world.pay(attempt));
    const late = captured(await query(world, attempt));
    assert.equal(afterAll(closed, [[late, 'query']]).state, 'captured');
  });

  test('closing what has been paid finds the money', async () => {
    const world = use();
    const attempt = await paid(world);
    captured(await world.provider.close(tools(world), attempt));
  });

  test('paid twice, the first money counts, whenever it is asked', async () => {
    const world = use();
    const attempt = await paid(world);
    const first = captured(await query(world, attempt));
    await world.breakNotices(attempt, 'duplicate');
    assert.ok(await world.pay(attempt));
    assert.deepEqual(await query(world, attempt), first);
  });

  test('another amount under our number is kept apart and credits nothing', async () => {
    const world = use();
    const attempt = await paidDespite(world, 'wrong amount');
    const after = afterAll(attempt, [[captured(await query(world, attempt)), 'query']]);
    assert.equal(after.state, 'mismatched');
    assert.equal(after.capturedAt, null);
  });

  test('money that has lost our number on its way is not taken for the payment', async () => {
    const world = use();
    const attempt = await paidDespite(world, 'missing');
    assert.equal((await query(world, attempt)).says, 'not_found');
  });
}
