import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import { addDays, dayMs, hongKongDay, hourMs, startOfDay } from '#base';
import { sendDueRefunds } from '#payments';
import { fetchDueBills, readDay } from '#reconciliation';
import { type BillShop, openBillShop } from '#test/bill-shop';
import { testStartMs } from '#test/database';
import {
  billedRefundErrors,
  eachBreak,
  eachError,
  eachRefundBreak,
  resolveWithNextBill,
} from '#test/day-of-errors';
import { staffCaller } from '#test/finance';
import { undoTopup } from '#topups';

const connector = 'alipay_cn';
const maker = staffCaller('finance');

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
  await shop.control('bill-errors', eachError);
  shop.setTime(noonAfter(day));
  await fetchDueBills(context);
  const facts = (await shop.breaksOf(day)).map(({ fact, state }) => `${fact} ${state}`);
  assert.deepEqual(facts.toSorted(), eachBreak);
  await resolveWithNextBill(shop, connector, day);
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

test('errors among its refunds become breaks by name, which two people resolve', async (t) => {
  const shop = await openShop(t);
  assert.deepEqual(await billedRefundErrors(shop, day), eachRefundBreak);
  await resolveWithNextBill(shop, connector, day);
});
