import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import { addDays, dayMs, hongKongDay, hourMs, startOfDay } from '#base';
import { readSystemAccounts } from '#ledger';
import { sendDueRefunds } from '#payments';
import {
  decideResolution,
  fetchDueBills,
  proposeResolution,
  readDay,
  waysOf,
} from '#reconciliation';
import { type BillShop, openBillShop } from '#test/bill-shop';
import { testStartMs } from '#test/database';
import { staffCaller } from '#test/finance';
import { undoTopup } from '#topups';

const connector = 'alipay_cn';
const maker = staffCaller('finance');
const checker = staffCaller('finance');

const day = hongKongDay(testStartMs);

/** Noon of the day after, when every bill of the day is there. */
function noonAfter(of: string): number {
  return startOfDay(addDays(of, 1)) + 12 * hourMs;
}

const openShop = (t: T): Promise<BillShop> =>
  openBillShop(t, connector, { 'reconciliation.fee_rates': 'alipay_cn=60' });

test('a day of payments and refunds is fetched on time and agrees to the fen', async (t) => {
  const shop = await openShop(t);
  const { context } = shop;
  const [first] = [await shop.paid(), await shop.paid(), await shop.paid()];
  await undoTopup(context, first.id, first.maker);
  await sendDueRefunds(context);
  shop.setTime(startOfDay(addDays(day, 1)) + 8 * hourMs);
  await fetchDueBills(context);
  const early = await readDay(context, maker, { connector, day });
  assert.equal(early.day.state, 'awaited', 'not before nine');
  assert.equal(early.day.tries, 0);
  shop.setTime(noonAfter(day));
  await fetchDueBills(context);
  const { day: matched, sums, breaks } = await readDay(context, maker, { connector, day });
  assert.equal(matched.state, 'matched', matched.problem ?? '');
  assert.deepEqual(breaks, []);
  assert.deepEqual(
    sums.map(({ kind, items }) => [kind, items]),
    [
      ['payment', 3n],
      ['refund', 1n],
    ],
  );
  await shop.assertAudit();
});

test('a bill full of errors becomes breaks by name, which two people resolve', async (t) => {
  const shop = await openShop(t);
  const { context } = shop;
  for (let count = 0; count < 8; count += 1) await shop.paid();
  const errors = { seed: 3, missing: 1, extra: 1, duplicate: 1, amount: 1, fee: 1, unreadable: 1 };
  await shop.control('bill-errors', { ...errors, totals: 1 });
  shop.setTime(noonAfter(day));
  await fetchDueBills(context);
  const facts = (await shop.breaksOf(day)).map(({ fact, state }) => `${fact} ${state}`);
  assert.deepEqual(facts.toSorted(), [
    'amount_differs open',
    'duplicate open',
    'fee_differs open',
    // One is left out of the bill, and one nobody can read.
    'not_in_bill waiting',
    'not_in_bill waiting',
    'not_ours open',
    'totals_differ open',
    'unreadable_row open',
  ]);
  await shop.control('bill-errors', {});
  await shop.paid();
  shop.setTime(noonAfter(addDays(day, 1)));
  await fetchDueBills(context);
  for (const one of await shop.breaksOf(day)) {
    assert.equal(one.state, 'open');
    const way = one.fact === 'not_in_bill' ? 'write_off' : (waysOf(one)[0] ?? 'accept');
    await proposeResolution(context, maker, { break: one.id, way, reason: 'looked at' });
    await decideResolution(context, checker, { break: one.id, isApproved: true });
  }
  const reports = await Promise.all(
    [day, addDays(day, 1)].map((of) => readDay(context, maker, { connector, day: of })),
  );
  const billed = reports.flatMap(({ sums }) => sums);
  const net = billed.reduce((sum, { amount, fee }) => sum + amount - fee / 1_000n, 0n);
  const accounts = await readSystemAccounts(context);
  const clearing = accounts.find(({ account }) => account === `clearing:${connector}`);
  assert.equal(clearing?.net, net, 'clearing is what Alipay says it holds for us');
  await shop.assertAudit();
});

test('an empty day is taken for empty only once its bill can no longer be late', async (t) => {
  const shop = await openShop(t);
  const { context } = shop;
  const stateOf = async (of: string) =>
    (await readDay(context, maker, { connector, day: of })).day.state;
  const before = addDays(day, -1);
  shop.setTime(startOfDay(day) + 10 * hourMs);
  await fetchDueBills(context);
  assert.equal(await stateOf(before), 'awaited');
  shop.setTime(startOfDay(day) + 16 * hourMs);
  await fetchDueBills(context);
  assert.equal(await stateOf(before), 'matched');
});

test('a day with money of ours is never taken for empty', async (t) => {
  const shop = await openShop(t);
  const { context } = shop;
  await shop.paid();
  await shop.control('bill-errors', { late: 1 });
  shop.setTime(noonAfter(day) + 2 * dayMs);
  await fetchDueBills(context);
  const awaited = (await readDay(context, maker, { connector, day })).day;
  assert.deepEqual(
    [awaited.state, awaited.problem],
    ['awaited', 'there is no bill, and there should be one'],
  );
  await shop.control('bill-errors', {});
  await fetchDueBills(context);
  assert.equal((await readDay(context, maker, { connector, day })).day.tries, 1, 'not at once');
  shop.setTime(noonAfter(day) + 2 * dayMs + hourMs);
  await fetchDueBills(context);
  assert.equal((await readDay(context, maker, { connector, day })).day.state, 'matched');
});
