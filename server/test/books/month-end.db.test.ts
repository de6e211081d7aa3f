import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHongKongWallClock, minuteMs, present } from '#base';
import { claimDueRules, lookAtLines } from '#auto-topups';
import { openAntomShop } from '#test/antom-shop';
import { jobsDone, turnOn } from '#test/auto-world';
import { usualWish } from '#test/usual-rule';
import { killedAt } from '#test/killed';
import { moveMoney } from '#test/move-money';
import { openTopupWorld, type Person } from '#test/topup-world';
import { configureWallet, signWallet, walletCode } from '#test/wallet-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';

const settings = { auto_topup_most_per_minute: 3 };
const people = 10;

const readOrdered = {
  name: 'test: ordered',
  text: `select line, date_trunc('minute', opened_at) as minute from auto_topups.topup`,
};

test('what a day has left due is asked of a wallet so much a minute, each once', async (t) => {
  const world = await openTopupWorld(t, settings);
  const { context, database } = world;
  const other = database.context({ reactions, settings, clock: context.clock });
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  const persons: Person[] = [];
  for (let index = 0; index < people; index += 1) {
    const person = await world.person([`+8526800000${index}`], 50_000n);
    const mandate = await signWallet(context, shop, person.subscriber);
    const monthly = { belowMinor: null, amountMinor: null, monthlyDay: 28, monthlyMinor: 10_000n };
    await turnOn(context, person, usualWish([mandate], monthly));
    persons.push(person);
  }
  // Nobody was there all day: every one of them is due at once.
  const evening = present(fromHongKongWallClock('2026-11-28 20:05:00'), 'an instant');
  context.clock.advance(evening - context.clock.now());
  let ordered: readonly { line: string; minute: number }[] = [];
  for (let minute = 0; minute < 30 && ordered.length < people; minute += 1) {
    shop.setClock(context.clock.now());
    // One process dies before it has queued anything, and the others find all of it.
    await claimDueRules(killedAt(context, 1)).catch(() => undefined);
    await Promise.all([claimDueRules(context), claimDueRules(other)]);
    await Promise.all([jobsDone(context, database.url), jobsDone(other, database.url)]);
    ordered = await context.db.read(readOrdered);
    context.clock.advance(minuteMs);
  }
  assert.equal(ordered.length, people);
  assert.equal(new Set(ordered.map(({ line }) => line)).size, people);
  const byMinute = Map.groupBy(ordered, ({ minute }) => minute);
  for (const some of byMinute.values()) assert.ok(some.length <= 3, `${some.length} in a minute`);
  assert.ok(byMinute.size >= people / 3);
  assert.ok(isClean(await auditEverything(context)));
});

test('lines that run dry in one minute wait for no turn', async (t) => {
  const world = await openTopupWorld(t, { auto_topup_most_per_minute: 1 });
  const { context } = world;
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  for (let index = 0; index < 3; index += 1) {
    const person = await world.person([`+8526800010${index}`], 10_000n);
    await turnOn(context, person, usualWish([await signWallet(context, shop, person.subscriber)]));
    await moveMoney(context, person, -9_000n);
    await lookAtLines(context, [person]);
  }
  assert.equal((await context.db.read(readOrdered)).length, 3);
});

test('a line that runs dry while its month waits for its turn is topped up at once', async (t) => {
  const world = await openTopupWorld(t, { auto_topup_most_per_minute: 1 });
  const { context } = world;
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  const persons: Person[] = [];
  for (let index = 0; index < 3; index += 1) {
    const person = await world.person([`+8526800020${index}`], 10_000n);
    const mandates = [await signWallet(context, shop, person.subscriber)];
    const wish = usualWish(mandates, { monthlyDay: 28, monthlyMinor: 10_000n });
    await turnOn(context, person, wish);
    persons.push(person);
  }
  const evening = present(fromHongKongWallClock('2026-11-28 20:05:00'), 'an instant');
  context.clock.advance(evening - context.clock.now());
  shop.setClock(context.clock.now());
  for (const { line } of persons) {
    await moveMoney(context, { line }, -9_000n);
    await lookAtLines(context, [{ line }]);
  }
  const text = 'select cause from auto_topups.topup order by cause';
  const causes = await context.db.read({ name: 'test: causes', text }, []);
  assert.deepEqual(causes, [{ cause: 'below' }, { cause: 'below' }, { cause: 'monthly' }]);
});

const readByWallet = {
  name: 'test: ordered by wallet',
  text: `select a.line, date_trunc('minute', a.opened_at) as minute, t.method
    from auto_topups.topup a join topups.topup t on t.slot = a.slot and t.id = a.id`,
};

test('of two wallets each is asked so much a minute, and waits for no other', async (t) => {
  const world = await openTopupWorld(t, settings);
  const { context, database } = world;
  const other = database.context({ reactions, settings, clock: context.clock });
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  const wallets = [walletCode, 'alipay_hk_second'];
  for (const code of wallets) await configureWallet(context, shop, code);
  const ofEach = 7;
  for (let index = 0; index < wallets.length * ofEach; index += 1) {
    const person = await world.person([`+852680003${String(index).padStart(2, '0')}`], 50_000n);
    const code = wallets[index % wallets.length];
    const mandate = await signWallet(context, shop, person.subscriber, 'en', code);
    const monthly = { belowMinor: null, amountMinor: null, monthlyDay: 28, monthlyMinor: 10_000n };
    await turnOn(context, person, usualWish([mandate], monthly));
  }
  const evening = present(fromHongKongWallClock('2026-11-28 20:05:00'), 'an instant');
  context.clock.advance(evening - context.clock.now());
  const read = () =>
    context.db.read<{ line: string; minute: number; method: string }>(readByWallet);
  let ordered = await read();
  for (let minute = 0; minute < 30 && ordered.length < 2 * ofEach; minute += 1) {
    shop.setClock(context.clock.now());
    await Promise.all([claimDueRules(context), claimDueRules(other)]);
    await Promise.all([jobsDone(context, database.url), jobsDone(other, database.url)]);
    ordered = await read();
    context.clock.advance(minuteMs);
  }
  assert.equal(new Set(ordered.map(({ line }) => line)).size, 2 * ofEach);
  const first = Math.min(...ordered.map(({ minute }) => minute));
  for (const code of wallets) {
    const own = ordered.filter(({ method }) => method === code);
    const byMinute = Map.groupBy(own, ({ minute }) => minute);
    for (const some of byMinute.values()) assert.ok(some.length <= 3, `${some.length} of ${code}`);
    // At once as many as it may take, though the other takes its own at the same moment.
    assert.equal(byMinute.get(first)?.length, 3, code);
  }
  assert.ok(isClean(await auditEverything(context)));
});
