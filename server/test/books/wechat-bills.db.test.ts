import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import { addDays, dayMs, hongKongDay, hourMs, startOfDay } from '#base';
import { sendDueRefunds } from '#payments';
import { readDay, rematchOpenDays } from '#reconciliation';
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

const connector = 'wechat_cn';
const reader = staffCaller('finance');
const rates = { 'reconciliation.fee_rates': 'wechat_cn=60' };
const day = hongKongDay(testStartMs);
const noonAfter = (of: string): number => startOfDay(addDays(of, 1)) + 12 * hourMs;

/** The bills of empty days are asked for, too. */
const everyBill = { match: { method: 'bill.trade' }, count: 100 };

const openShop = (t: T): Promise<BillShop> => openBillShop(t, connector, rates);

async function fetchedBreaks(shop: BillShop): Promise<string[]> {
  shop.setTime(noonAfter(day));
  await shop.fetchBills();
  const breaks = await shop.breaksOf(day);
  return breaks.map(({ fact, state }) => `${fact} ${state}`).toSorted();
}

test('a day of payments and refunds at WeChat agrees to the fen', async (t) => {
  const shop = await openShop(t);
  const [first] = [await shop.paid(), await shop.paid()];
  await undoTopup(shop.context, first.id, first.maker);
  await sendDueRefunds(shop.context);
  assert.deepEqual(await fetchedBreaks(shop), []);
  const { sums } = await readDay(shop.context, reader, { connector, day });
  assert.deepEqual(
    sums.map(({ kind, items }) => [kind, items]),
    [
      ['payment', 2n],
      ['refund', 1n],
    ],
  );
  await shop.assertAudit();
});

const faults: readonly (readonly [fault: string, breaks: readonly string[]])[] = [
  ['bill-missing-row', ['not_in_bill waiting', 'totals_differ open']],
  ['bill-extra-row', ['not_ours open', 'totals_differ open']],
  ['bill-changed-amount', ['amount_differs open', 'totals_differ open']],
  ['bill-wrong-summary', ['totals_differ open']],
];

for (const [fault, expected] of faults) {
  test(`a bill of WeChat's with ${fault} becomes breaks by name`, async (t) => {
    const shop = await openShop(t);
    for (let count = 0; count < 3; count += 1) await shop.paid();
    await shop.control('faults', { fault, ...everyBill });
    assert.deepEqual(await fetchedBreaks(shop), expected);
    await shop.assertAudit();
  });
}

for (const code of ['wechat_cn', 'wechat_hk', 'wechat_global'] as const) {
  test(`a bill of ${code} with each error becomes breaks, which two people resolve`, async (t) => {
    const shop = await openBillShop(t, code, { 'reconciliation.fee_rates': `${code}=60` });
    for (let count = 0; count < 8; count += 1) await shop.paid();
    await shop.control('bill-errors', eachError);
    assert.deepEqual(await fetchedBreaks(shop), eachBreak);
    await resolveWithNextBill(shop, code, day);
  });
}

test('a bill that is late is awaited, and a day with money of ours never empty', async (t) => {
  const shop = await openShop(t);
  await shop.paid();
  await shop.control('bill-errors', { late: 1 });
  shop.setTime(noonAfter(day) + 2 * dayMs);
  await shop.fetchBills();
  const awaited = (await readDay(shop.context, reader, { connector, day })).day;
  assert.deepEqual(
    [awaited.state, awaited.problem],
    ['awaited', 'there is no bill, and there should be one'],
  );
  await shop.control('bill-errors', {});
  shop.setTime(noonAfter(day) + 2 * dayMs + hourMs);
  await shop.fetchBills();
  assert.equal((await readDay(shop.context, reader, { connector, day })).day.state, 'matched');
});

test('a file that is not what was promised is asked for again', async (t) => {
  const shop = await openShop(t);
  await shop.paid();
  await shop.control('faults', { fault: 'bill-wrong-hash', ...everyBill });
  assert.deepEqual(await fetchedBreaks(shop), []);
  const awaited = (await readDay(shop.context, reader, { connector, day })).day;
  assert.equal(awaited.state, 'awaited');
  await shop.clearFaults();
  shop.setTime(noonAfter(day) + hourMs);
  await shop.fetchBills();
  assert.equal((await readDay(shop.context, reader, { connector, day })).day.state, 'matched');
});

test('what we hear of only after its bill closes the break by itself', async (t) => {
  const shop = await openShop(t);
  const { context } = shop;
  await shop.paid();
  const late = await shop.unheard();
  assert.deepEqual(await fetchedBreaks(shop), ['state_differs open']);
  await shop.hear(late);
  assert.equal(await rematchOpenDays(context), 1);
  const [one] = await shop.breaksOf(day);
  assert.notEqual(one?.state, 'open');
  assert.equal(await rematchOpenDays(context), 0);
});

test('errors among its refunds become breaks by name, which two people resolve', async (t) => {
  const shop = await openShop(t);
  assert.deepEqual(await billedRefundErrors(shop, day), eachRefundBreak);
  await resolveWithNextBill(shop, connector, day);
});
