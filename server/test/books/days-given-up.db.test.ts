import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, dayMs, hourMs, type Refusal, startOfDay } from '#base';
import { readBanks } from '#banking';
import { readSystemAccounts } from '#ledger';
import { lookForAlarms } from '#ops';
import type { Context } from '#platform/context';
import {
  decideGivingUp,
  exportDay,
  fetchDueBills,
  importBill,
  proposeGivingUp,
  readDay,
} from '#reconciliation';
import { alipayBill } from '#test/alipay-bill';
import { openBankShop, shopDay } from '#test/bank-shop';
import { booksHold } from '#test/book-truth';
import { staffCaller } from '#test/finance';
import { openTopupWorld } from '#test/topup-world';

const maker = staffCaller('finance');
const checker = staffCaller('finance');
const reason = 'the bank has lost it, letter of 3 December';

function refusedWith(code: string) {
  return (error: unknown) => (error as Refusal).code === code;
}

async function alarmOf(context: Context, wanted: string) {
  return (await lookForAlarms(context)).find(({ name }) => name === wanted)?.state;
}

async function bankOf(context: Context): Promise<bigint | undefined> {
  return (await readSystemAccounts(context)).find(({ account }) => account === 'bank')?.net;
}

async function giveUp(context: Context, connector: string, day: string): Promise<void> {
  await proposeGivingUp(context, maker, { connector, day, reason });
  await decideGivingUp(context, checker, { connector, day, isApproved: true });
}

test('a day of our bank that can never be read is given up by two people', async (t) => {
  const shop = await openBankShop(t);
  const { context } = shop;
  const key = { connector: 'fps_qr', day: shopDay };
  const approve = { ...key, isApproved: true };
  await shop.payByCode();
  await shop.payByCode();
  await shop.post('statement-errors', { seed: 3, foreign: 1 });
  const at = startOfDay(addDays(shopDay, 1)) + 12 * hourMs;
  await shop.readDayAt(at);
  await readBanks(context);
  assert.equal(await alarmOf(context, 'bank-unread'), 'raised');
  await assert.rejects(
    proposeGivingUp(context, maker, { ...key, reason }),
    refusedWith('giving_up_not_possible'),
    'while it may still come',
  );
  const certainAt = startOfDay(addDays(shopDay, 1)) + 16 * hourMs;
  for (const [atMs, canBe] of [
    [certainAt - 1, false],
    [certainAt, true],
  ] as const) {
    shop.setTime(atMs);
    assert.equal((await readDay(context, maker, key)).canBeGivenUp, canBe);
  }
  shop.setTime(at + 2 * dayMs);
  await assert.rejects(
    decideGivingUp(context, checker, approve),
    refusedWith('giving_up_state_wrong'),
  );
  await proposeGivingUp(context, maker, { ...key, reason });
  await assert.rejects(
    decideGivingUp(context, maker, approve),
    refusedWith('second_person_needed'),
  );
  await assert.rejects(
    proposeGivingUp(context, checker, { ...key, reason: 'another' }),
    refusedWith('giving_up_state_wrong'),
  );
  const before = await bankOf(context);
  await decideGivingUp(context, checker, approve);
  assert.equal(await bankOf(context), before, 'nothing is posted');
  const report = await readDay(context, maker, key);
  assert.deepEqual([report.atBank, report.canBeGivenUp], [null, false]);
  const [head = '', first = ''] = (await exportDay(context, maker, key)).split('\r\n');
  assert.equal(first.includes(`"${reason}"`), true, `${head}\n${first}`);
  await shop.post('statement-errors', { seed: 0 });
  await readBanks(context);
  assert.equal(await alarmOf(context, 'bank-unread'), 'quiet', 'later days are read as ever');
  await shop.assertAudit();
});

test('a bill that is given up keeps nothing waiting, and counts if it comes', async (t) => {
  const world = await openTopupWorld(t);
  const { context } = world;
  const connector = 'alipay_cn';
  const [day, next] = [shopDay, addDays(shopDay, 1)];
  const bill = async (of: string) =>
    importBill(context, {
      connector,
      day: of,
      file: await alipayBill({ account: '20880000000000010156', day: of, rows: [] }),
    });
  const { subscriber, number } = await world.person(['+85251234001']);
  await world.tell(await world.order(number, 10_000n, subscriber));
  context.clock.set(startOfDay(next) + 12 * hourMs);
  await bill(day);
  context.clock.set(startOfDay(next) + 5 * dayMs);
  while ((await fetchDueBills(context)) > 0);
  context.clock.advance(2 * dayMs);
  assert.equal(await alarmOf(context, 'bill-late'), 'raised');
  const stateOf = async (of: string) => {
    const { day: read, breaks } = await readDay(context, maker, { connector, day: of });
    return [read.state, ...breaks.map(({ state }) => state)];
  };
  assert.deepEqual(await stateOf(day), ['matched', 'waiting']);
  await proposeGivingUp(context, maker, { connector, day: next, reason });
  await decideGivingUp(context, checker, { connector, day: next, isApproved: false });
  assert.equal((await readDay(context, maker, { connector, day: next })).day.givenUpBy, null);
  await giveUp(context, connector, next);
  assert.deepEqual(await stateOf(day), ['matched', 'open']);
  assert.deepEqual(await stateOf(next), ['given_up']);
  const file = await alipayBill({ account: '20880000000000010156', day: next, rows: [] });
  const fetched = (fetchedBy: typeof maker.session.staff) =>
    importBill(context, { connector, day: next, file, fetchedBy });
  assert.equal(await fetched(maker.session.staff), 'waits');
  assert.deepEqual(await stateOf(next), ['given_up'], 'two have given it up');
  assert.equal(await fetched(checker.session.staff), 'new');
  assert.deepEqual(await stateOf(next), ['matched']);
  await booksHold(context);
});
