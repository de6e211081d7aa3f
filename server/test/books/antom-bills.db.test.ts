import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, dayMs, hongKongDay, hourMs, startOfDay } from '#base';
import { readSystemAccounts } from '#ledger';
import { readRefunds, sendDueRefunds } from '#payments';
import { decideResolution, proposeResolution, readDay } from '#reconciliation';
import { openBillShop } from '#test/bill-shop';
import { testStartMs } from '#test/database';
import {
  billedRefundErrors,
  eachBreakOfRows,
  eachRefundBreak,
  resolveWithNextBill,
} from '#test/day-of-errors';
import { staffCaller } from '#test/finance';
import { undoTopup } from '#topups';

const connector = 'antom';
const maker = staffCaller('finance');
const checker = staffCaller('finance');
const rates = { 'reconciliation.fee_rates': 'antom=120' };
const day = hongKongDay(testStartMs);
const noonAfter = (of: string): number => startOfDay(addDays(of, 1)) + 12 * hourMs;

test("a day at Antom is fetched as its report, and clearing is Antom's net", async (t) => {
  const shop = await openBillShop(t, 'antom', rates);
  const { context } = shop;
  const [first] = [await shop.paid(), await shop.paid(), await shop.paid()];
  await undoTopup(context, first.id, first.maker);
  await sendDueRefunds(context);
  shop.setTime(noonAfter(day));
  await shop.fetchBills();
  const report = await readDay(context, maker, { connector, day });
  assert.equal(report.day.state, 'matched', report.day.problem ?? '');
  assert.deepEqual(report.breaks, []);
  const net = report.sums.reduce((sum, { amount, fee }) => sum + amount - fee / 1_000n, 0n);
  const accounts = await readSystemAccounts(context);
  const clearing = accounts.find(({ account }) => account === `clearing:${connector}`);
  assert.equal(clearing?.net, net);
  assert.equal(net, 20_000n - 3n * 120n);
  await shop.assertAudit();
});

test('a report full of errors becomes breaks by name, which two people resolve', async (t) => {
  const shop = await openBillShop(t, 'antom', rates);
  const { context } = shop;
  for (let count = 0; count < 7; count += 1) await shop.paid();
  const errors = { seed: 5, missing: 1, extra: 1, duplicate: 1, amount: 1, fee: 1, unreadable: 1 };
  await shop.control('bill-errors', errors);
  shop.setTime(noonAfter(day));
  await shop.fetchBills();
  const breaks = await shop.breaksOf(day);
  const facts = breaks.map(({ fact, state }) => `${fact} ${state}`);
  assert.deepEqual(facts.toSorted(), eachBreakOfRows);
  const fee = breaks.find(({ fact }) => fact === 'fee_differs');
  assert.ok(fee);
  const decided = { break: fee.id, isApproved: true };
  await proposeResolution(context, maker, { break: fee.id, way: 'accept', reason: 'as billed' });
  await assert.rejects(decideResolution(context, maker, decided));
  await decideResolution(context, checker, decided);
  const after = (await shop.breaksOf(day)).find(({ id }) => id === fee.id);
  assert.equal(after?.state, 'resolved');
  await shop.assertAudit();
});

test('a report that broke off is not brought in, and fetched again when it is whole', async (t) => {
  const shop = await openBillShop(t, 'antom', rates);
  const { context } = shop;
  await shop.paid();
  await shop.control('bill-errors', { totals: 1 });
  shop.setTime(noonAfter(day));
  await shop.fetchBills();
  const early = (await readDay(context, maker, { connector, day })).day;
  assert.equal(early.state, 'awaited');
  assert.match(early.problem ?? '', /bill_unreadable/);
  await shop.control('bill-errors', {});
  shop.setTime(noonAfter(day) + hourMs);
  await shop.fetchBills();
  assert.equal((await readDay(context, maker, { connector, day })).day.state, 'matched');
});

test('a refund that came back, which nobody tells, is known from the report', async (t) => {
  const shop = await openBillShop(t, 'antom', rates);
  const { context } = shop;
  const topup = await shop.paid();
  await undoTopup(context, topup.id, topup.maker);
  await sendDueRefunds(context);
  assert.equal((await readRefunds(context, topup.payment))[0]?.state, 'succeeded');
  await shop.control(`trades/${topup.attempt}/reverse-refund`);
  shop.setTime(noonAfter(day));
  await shop.fetchBills();
  assert.deepEqual(await shop.breaksOf(day), []);
  assert.equal((await readRefunds(context, topup.payment))[0]?.state, 'failed');
  assert.equal((await shop.read(topup.id, topup.maker)).state, 'credited');
  await shop.assertAudit();
  // Nothing moved on the day on which it was told, whose report is none.
  shop.setTime(noonAfter(day) + 2 * dayMs);
  await shop.fetchBills();
  const told = (await readDay(context, maker, { connector, day: addDays(day, 1) })).day;
  assert.deepEqual([told.state, told.problem], ['matched', null]);
});

test('what a dispute has taken that nobody told of is a break, with its amount', async (t) => {
  const shop = await openBillShop(t, 'antom', rates);
  const [told, untold] = [await shop.paid(), await shop.paid()];
  await shop.control(`trades/${untold.attempt}/dispute`, { amount: 4_000 });
  shop.setTime(noonAfter(day));
  await shop.fetchBills();
  const breaks = await shop.breaksOf(day);
  assert.deepEqual(
    breaks.map(({ fact, billAmount }) => [fact, billAmount]),
    [['not_ours', -4_000n]],
  );
  assert.equal((await shop.read(told.id, told.maker)).state, 'credited');
  await shop.assertAudit();
});

test('errors among its refunds become breaks by name, which two people resolve', async (t) => {
  const shop = await openBillShop(t, 'antom', rates);
  assert.deepEqual(await billedRefundErrors(shop, day), eachRefundBreak);
  await resolveWithNextBill(shop, connector, day);
});
