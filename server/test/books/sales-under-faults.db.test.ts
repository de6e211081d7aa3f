import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBalance } from '#ledger';
import { readFloat, readTillVisit } from '#resellers';
import { answerSale, listSales, placeOfNow, sellTopup, undoSale } from '#sales';
import { accountOf } from '#subscribers';
import { draws, openRoughWay } from '#test/rough-way';
import { openShop, openTier, pin, saleOf, type Shop } from '#test/shop-world';
import { openTopupWorld, type Person } from '#test/topup-world';
import { present } from '#base';
import { auditEverything, isClean } from '../../src/audit.ts';

const world = await openTopupWorld();
const { context } = world;
await openTier(context);

const start = 320n;
const value = 5_000n;

async function totalOf({ line }: Person): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

/** A customer and a sale: sent once or more often, answers lost at will, then asked about. */
async function serve(
  through: typeof context,
  shop: Shop,
  person: Person,
  draw: () => number,
): Promise<boolean> {
  const wanted = saleOf(shop, person.number, value);
  const copies = 1 + Math.floor(draw() * 3);
  const sent = Array.from({ length: copies }, () =>
    sellTopup(through, shop.visit, wanted).catch(() => undefined),
  );
  // Sometimes the till asks before any answer can have come.
  if (draw() < 0.5) await Promise.all(sent);
  const { sale } = await answerSale(context, shop.visit, wanted.request);
  await Promise.all(sent);
  const late = await sellTopup(context, shop.visit, wanted).catch(() => undefined);
  assert.equal(late?.topup, sale?.topup, 'a late copy gets what was answered, or nothing');
  if (!sale || draw() > 0.2) return sale !== null;
  await undoSale(context, shop.visit, { topup: sale.topup, login: shop.login, pin });
  return false;
}

for (const seed of [1, 2, 3]) {
  test(`float and line agree whatever is lost, doubled or cut off, seed ${seed}`, async (t) => {
    const draw = draws(seed);
    const through = await openRoughWay(t, world.database, draw);
    const chain = await openShop(context, { kind: 'chain' });
    const shops: Shop[] = [];
    for (let index = 0; index < 3; index += 1) {
      shops.push(await openShop(context, { parent: chain.id, sharesFloat: true }));
    }
    const customers = await Promise.all(
      Array.from({ length: 24 }, (_, n) => world.person([`+852${60_000_000 + seed * 100 + n}`])),
    );
    const sold = await Promise.all(
      customers.map(async (person, index) => {
        const shop = present(shops[index % shops.length], 'a shop');
        return { person, isSold: await serve(through, shop, person, draw) };
      }),
    );
    let count = 0n;
    for (const { person, isSold } of sold) {
      assert.equal(await totalOf(person), isSold ? start + value : start);
      if (isSold) count += 1n;
    }
    // Two percent of each stay in the float.
    assert.equal(await readFloat(context, chain.id), 1_000_000n - count * (value - 100n));
    const listed = await Promise.all(
      shops.map(({ id }) => listSales(context, id, placeOfNow(context), 100)),
    );
    const kept = listed.flat().filter(({ undoneAt }) => undoneAt === null);
    assert.equal(BigInt(kept.length), count);
    const checks = await auditEverything(context);
    assert.ok(isClean(checks), JSON.stringify(checks.filter((one) => one.problems.length > 0)));
    assert.ok(await readTillVisit(context, shops[0]?.visit.token, '127.0.0.1'));
  });
}
