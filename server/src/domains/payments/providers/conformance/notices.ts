import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AttemptId } from '../../payment.ts';
import type { Traits } from './traits.ts';
import {
  afterAll,
  authentic,
  captured,
  newRefund,
  paid,
  paidDespite,
  query,
  type Told,
  tools,
  type Use,
} from './world.ts';

export function testNotices(use: Use): void {
  test('a doubled notice is one event that says the same twice', async () => {
    const world = use();
    const attempt = await paidDespite(world, 'duplicate');
    const readings = (await world.notices(attempt, 2)).map((one) => authentic(world, one));
    assert.equal(new Set(readings.map(({ eventId }) => eventId)).size, 1);
    assert.deepEqual(readings[0]?.evidence, readings[1]?.evidence);
  });

  test('where no notice comes, a query tells', async () => {
    const world = use();
    const attempt = await paidDespite(world, 'missing');
    captured(await query(world, attempt));
    assert.deepEqual(await world.notices(attempt, 0), []);
  });

  test('notices of a payment and its refunds, in any order, capture it once', async () => {
    const world = use();
    const attempt = await paidDespite(world, 'reordered');
    for (const part of [attempt.amount / 4n, attempt.amount - attempt.amount / 4n]) {
      const refund = newRefund(world, attempt, part);
      await world.provider.refund(tools(world), refund, attempt);
    }
    const notices = await world.notices(attempt, 3);
    const told = notices.map((one): Told => [authentic(world, one).evidence, 'notice']);
    assert.equal(told.filter(([{ says }]) => says === 'captured').length, 1);
    for (const order of ordersOf(told)) {
      assert.equal(afterAll(attempt, order).state, 'captured', JSON.stringify(saidBy(order)));
    }
  });

  test('giving everything back neither captures anew nor closes what was captured', async () => {
    const world = use();
    const attempt = await paid(world);
    const [notice] = await world.notices(attempt, 1);
    const before = afterAll(attempt, [[authentic(world, notice).evidence, 'notice']]);
    await world.provider.refund(tools(world), newRefund(world, attempt, attempt.amount), attempt);
    const [, ofRefund] = await world.notices(attempt, 2);
    const evidence = authentic(world, ofRefund).evidence;
    assert.notEqual(evidence.says, 'captured');
    const asked = await query(world, attempt);
    assert.deepEqual(
      afterAll(before, [
        [evidence, 'notice'],
        [asked, 'query'],
      ]),
      before,
    );
  });

  test('a notice about a number that is none of ours is believed and left alone', async () => {
    const world = use();
    const foreign = 'shop_4711_1' as AttemptId;
    const attempt = await paid(world, { id: foreign });
    const [notice] = await world.notices(attempt, 1);
    assert.equal(authentic(world, notice).attempt, undefined);
  });
}

/** What is signed well and still not what we asked for, and what is not signed well. */
export function testWrongNotices(use: Use, { namesCurrency }: Pick<Traits, 'namesCurrency'>): void {
  test('a notice whose signature is wrong is forged', async () => {
    const world = use();
    const attempt = await paidDespite(world, 'forged');
    const [notice] = await world.notices(attempt, 1);
    assert.ok(notice);
    assert.equal(world.provider.readNotice(notice, world.now()).kind, 'forged');
  });

  const wrong = ['wrong amount', 'wrong seller', 'wrong application'] as const;
  for (const fault of [...wrong, ...(namesCurrency ? (['wrong currency'] as const) : [])]) {
    test(`a signed notice with the ${fault} is kept apart, until a query says better`, async () => {
      const world = use();
      const attempt = await paidDespite(world, fault);
      const [notice] = await world.notices(attempt, 1);
      const { evidence } = authentic(world, notice);
      const after = afterAll(attempt, [[evidence, 'notice']]);
      assert.equal(after.state, 'mismatched');
      assert.equal(after.capturedAt, null);
      assert.equal(afterAll(after, [[await query(world, attempt), 'query']]).state, 'captured');
    });
  }
}

function ordersOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    ordersOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

function saidBy(told: readonly Told[]): string[] {
  return told.map(([{ says }]) => says);
}
