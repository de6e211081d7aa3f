import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { type PhoneNumber, uuidOf } from '#base';
import { limitChain } from '#resellers';
import { sellTopup } from '#sales';
import { booksHold } from '#test/book-truth';
import { eventually } from '#test/eventually';
import { staffCaller } from '#test/finance';
import { openShop, openTier, saleOf } from '#test/shop-world';
import { openTopupWorld } from '#test/topup-world';

const world = await openTopupWorld();
const { context } = world;
await openTier(context);
/** Has a row that the first sale writes last, when all that it locks is locked. */
const holder = new pg.Client({ connectionString: world.database.ownerUrl });
await holder.connect();

async function waiting(): Promise<number> {
  const count = `select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return (await holder.query(count)).rows[0].waiting;
}

async function until(what: string, look: () => boolean, count: number): Promise<void> {
  await eventually(what, async () => look() || (await waiting()) === count);
}

for (const [nth, name] of (['day', 'month'] as const).entries()) {
  test(`of two tills at the last of their chain’s ${name}, the second waits in vain`, async () => {
    const chain = await openShop(context, { kind: 'chain' });
    const limits = { dayMinor: null, monthMinor: null, [`${name}Minor`]: 10_000n };
    await limitChain(context, staffCaller('operator'), { chain: chain.id, ...limits });
    const open = async (number: PhoneNumber) => {
      const shop = await openShop(context, { parent: chain.id });
      await world.person([number], 320n);
      // As a process of its own: no batch gathers what both sell.
      const place = { ...context, kept: new Map() };
      return { ...shop, sell: () => sellTopup(place, shop.visit, saleOf(shop, number)) };
    };
    const first = await open(`+8526100000${nth}`);
    const second = await open(`+8526200000${nth}`);
    const counter = 'select from resellers.counter where reseller = $1 for no key update';
    await holder.query('begin');
    const { rowCount } = await holder.query(counter, [uuidOf(first.id)]);
    assert.equal(rowCount, 1);
    let answered = 0;
    const sell = (shop: typeof first) => shop.sell().finally(() => (answered += 1));
    const sales = [sell(first)];
    await until('the first has sold all but its commit', () => answered > 0, 1);
    sales.push(sell(second));
    const outcomes = Promise.allSettled(sales);
    await until('the second waits for the first', () => answered > 0, 2);
    await holder.query('rollback');
    const codes = (await outcomes).map((one) =>
      one.status === 'rejected' ? (one.reason as { code: string }).code : 'sold',
    );
    assert.deepEqual(codes, ['sold', `chain_limit_${name}`]);
  });
}

test('after all of it the books are whole', async () => {
  await holder.end();
  await booksHold(context);
});
