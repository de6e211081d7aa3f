import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, type PhoneNumber } from '#base';
import { paymentCaptured, receiveNotice } from '#payments';
import type { Maker, OrderedTopup } from '#topups';
import { eventually } from '#test/eventually';
import { noticesApplied, openTopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';

const most = { 'screening.most_times_per_payer': 1, 'screening.most_numbers_per_device': 1 };

/** Who waits for what another counts. */
const waiting = {
  name: 'test: read locks that are waited for',
  text: `select count(*) as many from pg_locks where not granted and locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`,
};

for (const by of ['payer', 'device'] as const) {
  test(`of two that one ${by} pays at the same instant, the second is held`, async (t) => {
    const world = await openTopupWorld(t, most);
    const { context, database } = world;
    const others: PhoneNumber[] = ['+85269100001', '+85269100002'];
    const [owner] = await Promise.all(others.map((number) => world.person([number])));
    assert.ok(owner);
    const maker: Maker = by === 'payer' ? owner.subscriber : newId('dev', context.clock.now(), 1);
    const [one, other] = [
      await world.order(others[0] ?? '+', 5_000n, maker),
      await world.order(others[1] ?? '+', 5_000n, maker),
    ];

    // The first has been looked at and is not committed yet when the second is.
    const [looked, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const pause = async (): Promise<void> => {
      looked.resolve();
      await gate.promise;
    };
    const paused = reactions.map((one) =>
      one.fact === paymentCaptured.name ? { ...one, during: [...one.during, pause] } : one,
    );
    const { clock } = context;
    const slow = database.context({ reactions: paused, settings: most, clock });
    const tell = (to: typeof context, order: OrderedTopup) =>
      receiveNotice(to, 'alipay_cn', { headers: {}, body: world.notice(order) });
    await tell(slow, one);
    await looked.promise;
    await tell(context, other);
    const stateOf = async ({ id }: OrderedTopup) => (await world.read(id, maker)).state;
    await eventually('the second waits, or was let through', async () => {
      const [row] = await context.db.read<{ many: bigint }>(waiting);
      return row?.many === 1n || (await stateOf(other)) === 'credited';
    });
    gate.resolve();
    await noticesApplied(context);
    assert.deepEqual([await stateOf(one), await stateOf(other)], ['credited', 'held_for_review']);
    assert.ok(isClean(await auditEverything(context)));
  });
}
