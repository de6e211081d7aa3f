import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import pg from 'pg';
import { addDays, hourMs, minuteMs, startOfDay } from '#base';
import {
  auditBanking,
  listBanking,
  decideAside,
  listDifferingDays,
  proposeAside,
  readBanks,
  takeReport,
  takeStatement,
} from '#banking';
import { lookForAlarms } from '#ops';
import { camtStatement } from '#test/bank-statement';
import { openBankShop, shopAccount, shopDay } from '#test/bank-shop';
import { staffCaller } from '#test/finance';
import type { OrderedTopup } from '#topups';
import { findsSpoils } from '#test/spoils';
import { bankDaySpoils } from './spoils/banking.ts';

const noonAfter = (days: number): number => startOfDay(addDays(shopDay, days)) + 12 * hourMs;

async function openShop(t: T) {
  const shop = await openBankShop(t);
  const { context } = shop;
  return {
    ...shop,
    statesOf: async (topups: readonly OrderedTopup[]) => {
      const read = topups.map(({ id, maker }) => shop.read(id, maker));
      return (await Promise.all(read)).map(({ state }) => state);
    },
    bankAlarm: async () =>
      (await lookForAlarms(context)).find(({ name }) => name === 'bank-unread')?.state,
    statements: async () =>
      (await auditBanking(context)).find(({ name }) => /statement/.test(name)),
  };
}

test('days on which nobody has read the bank are read all the same, each once', async (t) => {
  const shop = await openShop(t);
  await shop.payByCode();
  await readBanks(shop.context);
  shop.setTime(noonAfter(1));
  const late = await shop.payByCode();
  shop.setTime(noonAfter(2));
  const later = await shop.payByCode();
  shop.setTime(noonAfter(4));
  assert.equal(await readBanks(shop.context), 2);
  assert.deepEqual(await shop.statesOf([late, later]), ['credited', 'credited']);
  assert.equal(await readBanks(shop.context), 0);
  const statements = await shop.statements();
  assert.deepEqual([statements?.checked, statements?.problems], [3, []]);
  await shop.assertAudit();
});

test('a day that was skipped shows in the balances of those around it', async (t) => {
  const shop = await openShop(t);
  for (const days of [0, 1, 2]) {
    shop.setTime(noonAfter(days));
    await shop.payByCode();
    await readBanks(shop.context);
  }
  shop.setTime(noonAfter(3));
  await readBanks(shop.context);
  await findsSpoils(shop.context, auditBanking, bankDaySpoils);
  const skip = {
    name: 'test: skip a day',
    text: `update banking.bank_day set opening = null, closing = null, changed_at = $2
           where day = $1::date`,
  };
  const at = new Date(shop.context.clock.now()).toISOString();
  await shop.context.db.transaction((tx) => tx.query(skip, [addDays(shopDay, 1), at]));
  const { problems = [] } = (await shop.statements()) ?? {};
  assert.equal(problems.length, 1);
  assert.match(problems[0] ?? '', /began \S+ with \d+ and had ended/);
});

test('a row that cannot be taken keeps its day open, loudly, until it can', async (t) => {
  const shop = await openShop(t);
  const topups = [await shop.payByCode(), await shop.payByCode(), await shop.payByCode()];
  await shop.post('statement-errors', { seed: 3, foreign: 1 });
  shop.setTime(noonAfter(1));
  assert.equal(await readBanks(shop.context), 2);
  const credited = async () =>
    (await shop.statesOf(topups)).filter((state) => state === 'credited').length;
  assert.equal(await credited(), 2);
  assert.equal(await shop.bankAlarm(), 'raised');
  await shop.post('statement-errors', { seed: 0 });
  assert.equal(await readBanks(shop.context), 0, 'not asked for again at once');
  shop.setTime(noonAfter(1) + 6 * minuteMs);
  assert.equal(await readBanks(shop.context), 1);
  assert.equal(await credited(), 3);
  assert.equal(await shop.bankAlarm(), 'quiet');
  await shop.assertAudit();
});

test('a statement that has not come for days is asked about, and is no fault before', async (t) => {
  const shop = await openShop(t);
  await shop.payByCode();
  await readBanks(shop.context);
  await shop.post('faults', {
    fault: '500-before-effect',
    match: { method: 'statement' },
    count: 1_000,
  });
  shop.setTime(noonAfter(1));
  await readBanks(shop.context);
  assert.equal(await shop.bankAlarm(), 'quiet');
  shop.setTime(noonAfter(3));
  await readBanks(shop.context);
  assert.equal(await shop.bankAlarm(), 'look');
});

test('an entry that fails keeps no other back, and its report is not taken whole', async (t) => {
  const shop = await openShop(t);
  const owner = new pg.Client({ connectionString: shop.database.ownerUrl });
  await owner.connect();
  await owner.query("alter table banking.entry add check (bank_reference <> 'WRONG')");
  await owner.end();
  const atMs = shop.context.clock.now();
  const entries = [
    { bankReference: 'WRONG', amountMinor: 500n, atMs },
    { bankReference: 'RIGHT', amountMinor: 700n, atMs },
  ];
  const of = { connector: 'fps_qr', account: shopAccount };
  const file = camtStatement({ account: shopAccount, day: shopDay, openingMinor: 0n, entries });
  for (const taken of [1, 0]) {
    const report = await takeReport(shop.context, of, file);
    assert.equal(report?.taken, taken);
    assert.equal(report?.problem, 'statement_entries {"references":"WRONG"}');
  }
  const { suspense } = await listBanking(shop.context, staffCaller('finance'));
  assert.deepEqual(
    suspense.map(({ entry }) => entry.bankReference),
    ['RIGHT'],
  );
});

/** The day after, while the bank gives out no statement of it. */
async function openAwaitedDay(t: T) {
  const shop = await openShop(t);
  const atMs = shop.context.clock.now();
  const match = { method: 'statement' };
  await shop.post('faults', { fault: '500-before-effect', match, count: 1_000 });
  shop.setTime(noonAfter(1));
  await readBanks(shop.context);
  return { ...shop, atMs, of: { connector: 'fps_qr', account: shopAccount } };
}

test('how a statement of a day that was taken before differs is told to finance', async (t) => {
  const { context, statements, atMs, of } = await openAwaitedDay(t);
  const told = { account: shopAccount, day: shopDay, openingMinor: 0n };
  const one = { bankReference: 'ONE', amountMinor: 500n, atMs };
  const other = { bankReference: 'OTHER', amountMinor: 700n, atMs };
  const take = (...entries: readonly (typeof one)[]) =>
    takeStatement(context, of, shopDay, camtStatement({ ...told, entries }));
  const differing = () => listDifferingDays(context, staffCaller('finance'));
  await take(one);
  assert.deepEqual(await differing(), []);
  await take({ ...one, amountMinor: 501n });
  const differsAgain = 'statement_was {"reference":"ONE","amount":"5.00","currency":"HKD"}';
  const day = { account: shopAccount, day: shopDay };
  assert.deepEqual(await differing(), [{ ...day, differs: null, differsAgain, aside: null }]);
  assert.deepEqual((await statements())?.problems, [], 'the balances of the first still count');
  // The bank corrects itself, and had left an entry out: its balances are those of what is held.
  await take(one, other);
  assert.deepEqual(await differing(), []);
  const { checked, problems } = (await statements()) ?? {};
  assert.deepEqual([checked, problems], [1, []]);
});

test('what is wrong with a statement is an alarm until two people put it aside', async (t) => {
  const { context, atMs, of } = await openAwaitedDay(t);
  const told = { account: shopAccount, day: shopDay, openingMinor: 0n };
  const take = (amountMinor: bigint) =>
    takeStatement(
      context,
      of,
      shopDay,
      camtStatement({ ...told, entries: [{ bankReference: 'ONE', amountMinor, atMs }] }),
    );
  const [maker, checker] = [staffCaller('finance'), staffCaller('finance')];
  const key = { account: shopAccount, day: shopDay };
  const loud = async () =>
    (await lookForAlarms(context)).find(({ name }) => name === 'statements-differ')?.state;
  const propose = () => proposeAside(context, maker, { ...key, reason: 'the bank was asked' });
  const decide = (by: typeof maker, isApproved: boolean) =>
    decideAside(context, by, { ...key, isApproved });
  await take(500n);
  assert.equal(await loud(), 'quiet');
  await assert.rejects(propose(), { code: 'bank_day_not_differing' });
  await take(501n);
  assert.equal(await loud(), 'look');
  await assert.rejects(decide(checker, true), { code: 'bank_day_aside_not_proposed' });
  await propose();
  await assert.rejects(propose(), { code: 'bank_day_aside_proposed' });
  await assert.rejects(decide(maker, true), { code: 'second_person_needed' });
  await decide(checker, false);
  assert.equal(await loud(), 'look');
  await propose();
  await decide(checker, true);
  assert.equal(await loud(), 'quiet');
  assert.deepEqual(await listDifferingDays(context, maker), []);
  await take(501n);
  assert.equal(await loud(), 'quiet', 'it says the same');
  await take(502n);
  assert.equal(await loud(), 'quiet', 'what is held is the same, and differs from it as before');
  await takeStatement(context, of, shopDay, camtStatement({ ...told, entries: [] }));
  assert.equal(await loud(), 'look', 'it says otherwise');
  const [day] = await listDifferingDays(context, maker);
  assert.equal(day?.aside, null);
});

test('a statement that contradicts itself is told to finance, and proves nothing', async (t) => {
  const { context, statements, atMs, of } = await openAwaitedDay(t);
  const entries = [{ bankReference: 'ONE', amountMinor: 500n, atMs }];
  const told = { account: shopAccount, day: shopDay, openingMinor: 0n, entries };
  await takeStatement(context, of, shopDay, camtStatement({ ...told, closingMinor: 499n }));
  assert.deepEqual(await listDifferingDays(context, staffCaller('finance')), [
    {
      account: shopAccount,
      day: shopDay,
      differs: 'statement_balances {"told":"4.99","moved":"5.00"}',
      differsAgain: null,
      aside: null,
    },
  ]);
  assert.deepEqual((await statements())?.problems, []);
});
